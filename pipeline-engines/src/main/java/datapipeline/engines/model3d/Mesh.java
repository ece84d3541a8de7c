package datapipeline.engines.model3d;

/**
 * Triangles of one colour.
 *
 * @param positions x, y and z of each vertex
 * @param normals as long as the positions, or empty where there are none
 * @param corners three indices of vertices a triangle
 * @param colour red, green and blue, 0 to 1
 */
public record Mesh(float[] positions, float[] normals, int[] corners, float[] colour) {
    public int triangles() {
        return corners.length / 3;
    }

    public int vertices() {
        return positions.length / 3;
    }
}
