package datapipeline.engines.optimization;

import datapipeline.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes parts as one binary glTF 2.0 with quantised vertices
 * (https://github.com/KhronosGroup/glTF/tree/main/extensions/2.0/Khronos/KHR_mesh_quantization).
 */
final class GlbWriter {
    private static final String QUANTIZED = "KHR_mesh_quantization";
    private static final int MAGIC = 0x46546C67;
    private static final int JSON_CHUNK = 0x4E4F534A;
    private static final int BINARY_CHUNK = 0x004E4942;
    private static final int VERTICES = 34962;
    private static final int INDICES = 34963;
    private static final int BYTE = 5120;
    private static final int UNSIGNED_BYTE = 5121;
    private static final int UNSIGNED_SHORT = 5123;
    private static final int UNSIGNED_INT = 5125;
    private static final int FLOAT = 5126;

    /** The largest index of 16 bits stands for something else. */
    private static final int SHORT_INDICES = 65_535;

    /** A quarter turn that lays z, where it was up, to where glTF has it. */
    private static final List<Double> Z_UP = List.of(-Math.sqrt(.5), 0.0, 0.0, Math.sqrt(.5));

    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final List<Map<String, Object>> views = new ArrayList<>();
    private final List<Map<String, Object>> accessors = new ArrayList<>();
    private final List<Map<String, Object>> primitives = new ArrayList<>();
    private final GlbMaterials materials = new GlbMaterials();

    private GlbWriter() {}

    static byte[] write(List<Part> parts, Grid grid, boolean zUp) {
        GlbWriter writer = new GlbWriter();
        parts.forEach(writer::add);
        return writer.file(grid, zUp);
    }

    private void add(Part part) {
        Layout layout = part.layout();
        int vertices = view(part.vertices(), VERTICES, layout.stride());
        int position = accessor(vertices, 0, UNSIGNED_SHORT, part.vertexCount(), "VEC3");
        accessors.get(position).put("min", bound(part, true));
        accessors.get(position).put("max", bound(part, false));
        int normal = accessor(vertices, Layout.NORMAL_AT, BYTE, part.vertexCount(), "VEC3");
        accessors.get(normal).put("normalized", true);
        boolean small = part.vertexCount() <= SHORT_INDICES;
        int indices = accessor(
                view(indices(part, small), INDICES, 0),
                0,
                small ? UNSIGNED_SHORT : UNSIGNED_INT,
                part.corners().length,
                "SCALAR");
        Map<String, Object> attributes = new LinkedHashMap<>(Map.of("POSITION", position, "NORMAL", normal));
        if (layout.laid()) {
            attributes.put("TEXCOORD_0", accessor(vertices, Layout.PLACE_AT, FLOAT, part.vertexCount(), "VEC2"));
        }
        if (layout.coloured()) {
            int colour = accessor(vertices, layout.colourAt(), UNSIGNED_BYTE, part.vertexCount(), "VEC4");
            accessors.get(colour).put("normalized", true);
            attributes.put("COLOR_0", colour);
        }
        int material = materials.add(part.material(), part.texture());
        primitives.add(Map.of("attributes", attributes, "indices", indices, "material", material));
    }

    private static byte[] indices(Part part, boolean small) {
        ByteBuffer bytes =
                ByteBuffer.allocate(part.corners().length * (small ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
        for (int corner : part.corners()) {
            if (small) {
                bytes.putShort((short) corner);
            } else {
                bytes.putInt(corner);
            }
        }
        return bytes.array();
    }

    private static List<Integer> bound(Part part, boolean least) {
        ByteBuffer bytes = ByteBuffer.wrap(part.vertices()).order(ByteOrder.LITTLE_ENDIAN);
        int[] bound = {least ? 65_535 : 0, least ? 65_535 : 0, least ? 65_535 : 0};
        for (int i = 0; i < part.vertexCount(); i++) {
            for (int axis = 0; axis < 3; axis++) {
                int value = bytes.getShort(i * part.layout().stride() + 2 * axis) & 0xffff;
                bound[axis] = least ? Math.min(bound[axis], value) : Math.max(bound[axis], value);
            }
        }
        return Arrays.stream(bound).boxed().toList();
    }

    private int view(byte[] bytes, int target, int stride) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("buffer", 0);
        view.put("byteOffset", binary.size());
        view.put("byteLength", bytes.length);
        if (stride > 0) {
            view.put("byteStride", stride);
        }
        if (target > 0) {
            view.put("target", target);
        }
        views.add(view);
        binary.writeBytes(bytes);
        binary.writeBytes(new byte[-bytes.length & 3]);
        return views.size() - 1;
    }

    private int accessor(int view, int offset, int componentType, int count, String type) {
        Map<String, Object> accessor = new LinkedHashMap<>();
        accessor.put("bufferView", view);
        accessor.put("byteOffset", offset);
        accessor.put("componentType", componentType);
        accessor.put("count", count);
        accessor.put("type", type);
        accessors.add(accessor);
        return accessors.size() - 1;
    }

    private byte[] file(Grid grid, boolean zUp) {
        List<Integer> pictures = materials.images().stream()
                .map(image -> view(image.bytes(), 0, 0))
                .toList();
        byte[] json = Json.write(document(grid, zUp, pictures)).getBytes(StandardCharsets.UTF_8);
        int jsonLength = json.length + (-json.length & 3);
        ByteBuffer file = ByteBuffer.allocate(28 + jsonLength + binary.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(MAGIC).putInt(2).putInt(file.capacity());
        file.putInt(jsonLength).putInt(JSON_CHUNK).put(json);
        for (int i = json.length; i < jsonLength; i++) {
            file.put((byte) ' ');
        }
        file.putInt(binary.size()).putInt(BINARY_CHUNK).put(binary.toByteArray());
        return file.array();
    }

    private Map<String, Object> document(Grid grid, boolean zUp, List<Integer> pictures) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asset", Map.of("version", "2.0", "generator", "Data Pipeline render-optimization"));
        document.put("extensionsUsed", List.of(QUANTIZED));
        document.put("extensionsRequired", List.of(QUANTIZED));
        document.put("scene", 0);
        document.put("scenes", List.of(Map.of("nodes", List.of(zUp ? 1 : 0))));
        document.put("nodes", nodes(grid, zUp));
        document.put("meshes", List.of(Map.of("primitives", primitives)));
        materials.write(document, pictures);
        document.put("accessors", accessors);
        document.put("bufferViews", views);
        document.put("buffers", List.of(Map.of("byteLength", binary.size())));
        return document;
    }

    private static List<Map<String, Object>> nodes(Grid grid, boolean zUp) {
        double[] at = grid.origin();
        Map<String, Object> scaled = Map.of(
                "mesh", 0,
                "translation", List.of(at[0], at[1], at[2]),
                "scale", List.of(grid.step(), grid.step(), grid.step()));
        return zUp ? List.of(scaled, Map.of("children", List.of(0), "rotation", Z_UP)) : List.of(scaled);
    }
}
