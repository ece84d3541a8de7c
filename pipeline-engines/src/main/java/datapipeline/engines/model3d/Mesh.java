package datapipeline.engines.model3d;

/**
 * Triangles of one material.
 *
 * @param positions x, y and z of each vertex
 * @param normals as long as the positions, or empty where there are none
 * @param corners three indices of vertices a triangle
 * @param paint what is on it besides
 */
public record Mesh(float[] positions, float[] normals, int[] corners, Material material, Paint paint) {
    /** With nothing on it but its material. */
    public Mesh(float[] positions, float[] normals, int[] corners, Material material) {
        this(positions, normals, corners, material, Paint.none());
    }

    public int triangles() {
        return corners.length / 3;
    }

    public int vertices() {
        return positions.length / 3;
    }
}
