package datapipeline.engines.model3d;

import datapipeline.model.json.Json;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Writes the whole numbers of a glTF with quantised vertices out as floating-point ones, which is all that Assimp
 * reads (https://github.com/KhronosGroup/glTF/tree/main/extensions/2.0/Khronos/KHR_mesh_quantization).
 */
final class QuantizedGlb {
    private static final String EXTENSION = "KHR_mesh_quantization";
    private static final int MAGIC = 0x46546C67;
    private static final int HEADERS = 28;
    private static final int FLOAT = 5126;
    private static final Map<String, Integer> NUMBERS = Map.of("SCALAR", 1, "VEC2", 2, "VEC3", 3, "VEC4", 4);

    private final Map<String, Object> document;
    private final ByteBuffer binary;
    private final List<float[]> added = new ArrayList<>();
    private int end;

    private QuantizedGlb(Map<String, Object> document, ByteBuffer binary) {
        this.document = document;
        this.binary = binary;
        this.end = binary.limit() + (-binary.limit() & 3);
    }

    /** The same file where nothing is quantised, or where it cannot be told: Assimp then says what is wrong. */
    static byte[] plain(byte[] gltf) {
        return isBinary(gltf) ? plainBinary(gltf) : plainText(gltf);
    }

    static boolean isBinary(byte[] gltf) {
        return gltf.length >= HEADERS
                && ByteBuffer.wrap(gltf).order(ByteOrder.LITTLE_ENDIAN).getInt(0) == MAGIC;
    }

    /** Of one buffer, as most are that carry it along as text. */
    private static byte[] plainText(byte[] gltf) {
        String text = new String(gltf, StandardCharsets.UTF_8);
        if (!text.contains(EXTENSION)) {
            return gltf;
        }
        try {
            @SuppressWarnings("unchecked")
            Map<String, Object> document = Json.read(text, LinkedHashMap.class);
            List<Map<String, Object>> buffers = objects(document, "buffers");
            if (buffers.size() != 1) {
                return gltf;
            }
            String uri = String.valueOf(buffers.getFirst().remove("uri"));
            byte[] binary = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
            return new QuantizedGlb(document, ByteBuffer.wrap(binary).order(ByteOrder.LITTLE_ENDIAN)).written();
        } catch (JacksonException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | BufferUnderflowException
                | ClassCastException broken) {
            return gltf;
        }
    }

    private static byte[] plainBinary(byte[] glb) {
        try {
            ByteBuffer file = ByteBuffer.wrap(glb).order(ByteOrder.LITTLE_ENDIAN);
            int json = file.getInt(12);
            String text = new String(glb, 20, json, StandardCharsets.UTF_8);
            if (!text.contains(EXTENSION)) {
                return glb;
            }
            ByteBuffer binary =
                    file.slice(HEADERS + json, file.getInt(20 + json)).order(ByteOrder.LITTLE_ENDIAN);
            @SuppressWarnings("unchecked")
            Map<String, Object> document = Json.read(text, LinkedHashMap.class);
            return new QuantizedGlb(document, binary).written();
        } catch (JacksonException | IndexOutOfBoundsException | BufferUnderflowException | ClassCastException broken) {
            return glb;
        }
    }

    private byte[] written() {
        Set<Integer> vertices = new HashSet<>();
        for (Map<String, Object> mesh : objects(document, "meshes")) {
            for (Map<String, Object> primitive : objects(mesh, "primitives")) {
                object(primitive, "attributes").values().forEach(accessor -> vertices.add(whole(accessor, 0)));
            }
        }
        List<Map<String, Object>> accessors = objects(document, "accessors");
        vertices.forEach(accessor -> widen(accessors.get(accessor)));
        objects(document, "buffers").getFirst().put("byteLength", end);
        for (String list : List.of("extensionsUsed", "extensionsRequired")) {
            document.computeIfPresent(
                    list,
                    (name, all) -> ((List<?>) all)
                            .stream()
                                    .filter(extension -> !extension.equals(EXTENSION))
                                    .toList());
        }
        return file();
    }

    private void widen(Map<String, Object> accessor) {
        int type = whole(accessor.get("componentType"), FLOAT);
        if (type == FLOAT || accessor.containsKey("sparse")) {
            return;
        }
        boolean normalized = Boolean.TRUE.equals(accessor.remove("normalized"));
        int wide = NUMBERS.getOrDefault(String.valueOf(accessor.get("type")), 0);
        Map<String, Object> view = objects(document, "bufferViews").get(whole(accessor.get("bufferView"), 0));
        int bytes = type == 5120 || type == 5121 ? 1 : 2;
        int stride = whole(view.get("byteStride"), wide * bytes);
        int from = whole(view.get("byteOffset"), 0) + whole(accessor.get("byteOffset"), 0);
        int count = whole(accessor.get("count"), 0);
        if (count < 0 || (long) count * wide > binary.limit()) {
            throw new IndexOutOfBoundsException("more vertices than bytes");
        }
        float[] values = new float[count * wide];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(type, from + i / wide * stride + i % wide * bytes, normalized);
        }
        accessor.put("bufferView", added(values));
        accessor.put("byteOffset", 0);
        accessor.put("componentType", FLOAT);
        accessor.keySet().removeAll(Set.of("min", "max"));
    }

    private float value(int type, int at, boolean normalized) {
        return switch (type) {
            case 5120 -> normalized ? Math.max(binary.get(at) / 127f, -1) : binary.get(at);
            case 5121 -> (binary.get(at) & 0xff) / (normalized ? 255f : 1);
            case 5122 -> normalized ? Math.max(binary.getShort(at) / 32_767f, -1) : binary.getShort(at);
            case 5123 -> (binary.getShort(at) & 0xffff) / (normalized ? 65_535f : 1);
            default -> throw new IndexOutOfBoundsException("no component type of vertices: " + type);
        };
    }

    private int added(float[] values) {
        List<Map<String, Object>> views = objects(document, "bufferViews");
        Map<String, Object> view =
                new LinkedHashMap<>(Map.of("buffer", 0, "byteOffset", end, "byteLength", values.length * 4));
        views.add(view);
        added.add(values);
        end += values.length * 4;
        return views.size() - 1;
    }

    private byte[] file() {
        byte[] json = Json.write(document).getBytes(StandardCharsets.UTF_8);
        int padded = json.length + (-json.length & 3);
        ByteBuffer file = ByteBuffer.allocate(HEADERS + padded + end).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(MAGIC)
                .putInt(2)
                .putInt(file.capacity())
                .putInt(padded)
                .putInt(0x4E4F534A)
                .put(json);
        while (file.position() < 20 + padded) {
            file.put((byte) ' ');
        }
        file.putInt(end).putInt(0x004E4942).put(binary.duplicate());
        file.position(HEADERS
                + padded
                + end
                - added.stream().mapToInt(values -> values.length * 4).sum());
        for (float[] values : added) {
            for (float value : values) {
                file.putFloat(value);
            }
        }
        return file.array();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Map<String, Object> in, String name) {
        return (List<Map<String, Object>>) in.getOrDefault(name, List.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> in, String name) {
        return (Map<String, Object>) in.getOrDefault(name, Map.of());
    }

    private static int whole(@Nullable Object value, int otherwise) {
        return value instanceof Number number ? number.intValue() : otherwise;
    }
}
