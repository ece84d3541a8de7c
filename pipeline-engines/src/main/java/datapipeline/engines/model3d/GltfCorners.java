package datapipeline.engines.model3d;

import datapipeline.engines.sandbox.Refusal;
import datapipeline.model.ReasonCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the corners of a glTF's triangles before Assimp does, which leaves out those that are not there and says nothing. */
final class GltfCorners {
    private final Map<?, ?> document;
    private final ByteBuffer binary;
    private final Map<Integer, ByteBuffer> buffers = new HashMap<>();

    /** @param binary what lies in the file besides the document */
    GltfCorners(Map<?, ?> document, ByteBuffer binary) {
        this.document = document;
        this.binary = binary;
    }

    /**
     * @throws Refusal when a triangle wants a vertex that is not there
     * @throws IndexOutOfBoundsException when the numbers are not where the document says
     */
    void check() {
        for (Object mesh : list(document, "meshes")) {
            for (Object primitive : list(mesh, "primitives")) {
                Object position = member(member(primitive, "attributes"), "POSITION");
                Object indices = member(primitive, "indices");
                if (position != null && indices != null) {
                    Object vertices = list(document, "accessors").get(whole(position));
                    Object corners = list(document, "accessors").get(whole(indices));
                    check(corners, whole(member(vertices, "count")));
                }
            }
        }
    }

    private void check(Object corners, int vertices) {
        if (member(corners, "bufferView") == null || member(corners, "sparse") != null) {
            return;
        }
        Object view = list(document, "bufferViews").get(whole(member(corners, "bufferView")));
        ByteBuffer bytes = buffers.computeIfAbsent(whole(member(view, "buffer")), this::buffer);
        int type = whole(member(corners, "componentType"));
        int wide = type == 5121 ? 1 : type == 5123 ? 2 : 4;
        int from = whole(member(view, "byteOffset")) + whole(member(corners, "byteOffset"));
        for (int i = 0; i < whole(member(corners, "count")); i++) {
            int at = from + i * wide;
            long corner = wide == 1
                    ? bytes.get(at) & 0xff
                    : wide == 2 ? bytes.getShort(at) & 0xffff : bytes.getInt(at) & 0xffffffffL;
            if (corner >= vertices) {
                throw new Refusal(
                        ReasonCode.CORRUPT,
                        "a triangle of the model wants vertex %d, and there are %d".formatted(corner, vertices));
            }
        }
    }

    private ByteBuffer buffer(int number) {
        Object uri = member(list(document, "buffers").get(number), "uri");
        if (uri instanceof String text) {
            byte[] bytes = Base64.getDecoder().decode(text.substring(text.indexOf(',') + 1));
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
        return binary;
    }

    private static List<?> list(Object in, String name) {
        return member(in, name) instanceof List<?> found ? found : List.of();
    }

    private static @Nullable Object member(@Nullable Object in, String name) {
        return in instanceof Map<?, ?> members ? members.get(name) : null;
    }

    private static int whole(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }
}
