package datapipeline.engines.model3d;

/**
 * Triangles of one material.
 *
 * @param positions x, y and z of each vertex
 * @param normals as long as the positions, or empty where there are none
 * @param corners three indices of vertices a triangle
 */
public record Mesh(float[] positions, float[] normals, int[] corners, Material material) {
    public int triangles() {
        return corners.length / 3;
    }

    public int vertices() {
        return positions.length / 3;
    }

    /** Red, green and blue, 0 to 1. */
    float[] colour() {
        return new float[] {material.red(), material.green(), material.blue()};
    }
}
