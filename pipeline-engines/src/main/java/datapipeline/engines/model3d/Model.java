package datapipeline.engines.model3d;

import java.util.List;

/**
 * A model as triangles, in its own units.
 *
 * @param texturesMissing names of textures that its materials want and its file does not have in a form that can be read
 */
public record Model(List<Mesh> meshes, List<String> texturesMissing) {
    public Model {
        meshes = List.copyOf(meshes);
        texturesMissing = List.copyOf(texturesMissing);
    }

    /** Complete. */
    public Model(List<Mesh> meshes) {
        this(meshes, List.of());
    }

    public int triangles() {
        return meshes.stream().mapToInt(Mesh::triangles).sum();
    }

    /** The smallest box around it: three least and three greatest coordinates. Vertices that are no numbers are left out. */
    public double[] bounds() {
        double big = Double.MAX_VALUE;
        double[] box = {big, big, big, -big, -big, -big};
        for (Mesh mesh : meshes) {
            for (int i = 0; i < mesh.positions().length; i++) {
                float value = mesh.positions()[i];
                if (Float.isFinite(value)) {
                    box[i % 3] = Math.min(box[i % 3], value);
                    box[3 + i % 3] = Math.max(box[3 + i % 3], value);
                }
            }
        }
        return box;
    }

    /** Width, height and depth of that box. */
    public double[] size() {
        double[] box = bounds();
        return new double[] {box[3] - box[0], box[4] - box[1], box[5] - box[2]};
    }

    /** Whether every coordinate and colour is a number. */
    public boolean isFinite() {
        return meshes.stream()
                .allMatch(mesh -> finite(mesh.positions())
                        && finite(mesh.paint().places())
                        && finite(mesh.paint().colours()));
    }

    private static boolean finite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
