package datapipeline.engines.model3d;

import datapipeline.engines.sandbox.Refusal;
import datapipeline.model.Excerpt;
import datapipeline.model.ReasonCode;
import datapipeline.model.json.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Refuses, in words, glTF files that Assimp would read wrongly, never finish, or give up in words of its own. What is no
 * JSON at all is left to Assimp.
 */
final class GltfCheck {
    private static final int MAGIC = 0x46546C67;
    private static final int GLB_HEADERS = 20;

    /** Longer documents are a model's numbers as text, and are read by Assimp only. */
    private static final int LONGEST = 64 << 20;

    /** A node for each level costs the reader some of its stack. */
    private static final int DEEPEST = 1_000;

    private static final int NO_PARENT = -1;
    private static final int ON_THE_WAY = -1;
    private static final int NAMED = 80;
    private static final Map<String, String> COMPRESSED = Map.of(
            "KHR_draco_mesh_compression", "Draco",
            "EXT_meshopt_compression", "meshopt",
            "KHR_meshopt_compression", "meshopt");

    private final Map<?, ?> document;

    private GltfCheck(Map<?, ?> document) {
        this.document = document;
    }

    /** @throws Refusal when Assimp should not get it */
    static void check(byte[] file) {
        try {
            Optional<String> text = text(file);
            if (text.isPresent()) {
                GltfCheck check = new GltfCheck(Json.read(text.get(), LinkedHashMap.class));
                check.compression();
                check.otherFiles();
                check.nodes();
                new GltfCorners(check.document, binary(file)).check();
            }
        } catch (JacksonException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            return;
        }
    }

    private static Optional<String> text(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length >= GLB_HEADERS && bytes.getInt(0) == MAGIC) {
            int length = bytes.getInt(12);
            return length <= 0 || length > Math.min(LONGEST, file.length - GLB_HEADERS)
                    ? Optional.empty()
                    : Optional.of(new String(file, GLB_HEADERS, length, StandardCharsets.UTF_8));
        }
        return file.length > LONGEST ? Optional.empty() : Optional.of(new String(file, StandardCharsets.UTF_8));
    }

    private static ByteBuffer binary(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt(0) != MAGIC) {
            return ByteBuffer.allocate(0);
        }
        int from = Math.min(GLB_HEADERS + bytes.getInt(12) + 8, file.length);
        return bytes.slice(from, file.length - from).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void compression() {
        for (Object extension : list(document, "extensionsRequired")) {
            String kind = COMPRESSED.get(String.valueOf(extension));
            if (kind != null) {
                throw new Refusal(
                        ReasonCode.FORMAT_UNREADABLE,
                        "the model is compressed with %s (%s), which is not read here; export it without compression"
                                .formatted(kind, extension));
            }
        }
    }

    private void otherFiles() {
        for (Object buffer : list(document, "buffers")) {
            if (buffer instanceof Map<?, ?> members
                    && members.get("uri") instanceof String uri
                    && !uri.startsWith("data:")) {
                throw new Refusal(
                        ReasonCode.FORMAT_UNREADABLE,
                        "the model keeps its shape in another file, %s, which is not opened; export it as GLB, all in one"
                                .formatted(Excerpt.of(uri, NAMED)));
            }
        }
    }

    private void nodes() {
        int[] parents = parents(list(document, "nodes"));
        int[] depths = new int[parents.length];
        for (int node = 0; node < parents.length; node++) {
            Deque<Integer> way = new ArrayDeque<>();
            int at = node;
            while (at != NO_PARENT && depths[at] == 0) {
                depths[at] = ON_THE_WAY;
                way.push(at);
                at = parents[at];
            }
            if (at != NO_PARENT && depths[at] == ON_THE_WAY) {
                throw broken("node %d lies inside itself".formatted(at));
            }
            int depth = at == NO_PARENT ? 0 : depths[at];
            for (int below : way) {
                depths[below] = ++depth;
            }
            if (depth > DEEPEST) {
                throw new Refusal(
                        ReasonCode.LIMIT_EXCEEDED,
                        "the nodes of the model lie %d deep in one another; at most %d are read"
                                .formatted(depth, DEEPEST));
            }
        }
    }

    private static int[] parents(List<?> nodes) {
        int[] parents = new int[nodes.size()];
        Arrays.fill(parents, NO_PARENT);
        for (int node = 0; node < parents.length; node++) {
            List<?> children = nodes.get(node) instanceof Map<?, ?> members ? list(members, "children") : List.of();
            for (Object child : children) {
                int number = child instanceof Number known ? known.intValue() : NO_PARENT;
                if (number < 0 || number >= parents.length) {
                    throw broken("node %d has a child %s, and there are %d nodes"
                            .formatted(node, Excerpt.of(String.valueOf(child), NAMED), parents.length));
                }
                if (parents[number] != NO_PARENT) {
                    throw broken("node %d lies in two others, %d and %d".formatted(number, parents[number], node));
                }
                parents[number] = node;
            }
        }
        return parents;
    }

    private static Refusal broken(String what) {
        return new Refusal(ReasonCode.CORRUPT, "the model is not put together as glTF says: " + what);
    }

    private static List<?> list(Map<?, ?> in, String name) {
        return in.get(name) instanceof List<?> found ? found : List.of();
    }
}
