package datapipeline.engines.optimization;

import datapipeline.engines.model3d.Mesh;
import datapipeline.engines.model3d.Model;
import datapipeline.engines.model3d.Paint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A model made lighter.
 *
 * @param parts one for each of its meshes
 * @param model the same as floating-point numbers, to be measured and drawn
 */
record Optimization(List<Part> parts, Grid grid, Model model) {
    Optimization {
        parts = List.copyOf(parts);
    }

    /** @param target triangles to come down to; 0 for as few as nobody sees the loss of */
    static Optimization of(Model model, int target) {
        Grid grid = Grid.around(model.bounds());
        boolean keepBorder = model.meshes().size() > 1;
        List<Part> parts = new ArrayList<>();
        for (Mesh mesh : model.meshes()) {
            int share = (int) Math.ceil((double) target * mesh.triangles() / model.triangles());
            parts.add(Part.of(mesh, Simplifier.simplify(mesh, share, keepBorder), grid));
        }
        return new Optimization(
                parts,
                grid,
                new Model(parts.stream().map(part -> mesh(part, grid)).toList()));
    }

    /** As whoever reads the file will see it. */
    private static Mesh mesh(Part part, Grid grid) {
        Layout layout = part.layout();
        ByteBuffer bytes = ByteBuffer.wrap(part.vertices()).order(ByteOrder.LITTLE_ENDIAN);
        float[] positions = new float[part.vertexCount() * 3];
        float[] normals = new float[positions.length];
        for (int i = 0; i < positions.length; i++) {
            int vertex = i / 3 * layout.stride();
            int steps = bytes.getShort(vertex + i % 3 * 2) & 0xffff;
            positions[i] = (float) (grid.origin()[i % 3] + steps * grid.step());
            normals[i] = Math.max(-1, bytes.get(vertex + Layout.NORMAL_AT + i % 3) / 127f);
        }
        return new Mesh(positions, normals, part.corners(), part.material(), paint(part, bytes));
    }

    private static Paint paint(Part part, ByteBuffer bytes) {
        Layout layout = part.layout();
        float[] places = new float[layout.laid() ? part.vertexCount() * 2 : 0];
        for (int i = 0; i < places.length; i++) {
            places[i] = bytes.getFloat(i / 2 * layout.stride() + Layout.PLACE_AT + i % 2 * 4);
        }
        float[] colours = new float[layout.coloured() ? part.vertexCount() * 4 : 0];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = (bytes.get(i / 4 * layout.stride() + layout.colourAt() + i % 4) & 0xff) / 255f;
        }
        return new Paint(colours, places, part.texture());
    }
}
