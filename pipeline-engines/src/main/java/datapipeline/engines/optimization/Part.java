package datapipeline.engines.optimization;

import datapipeline.engines.model3d.Material;
import datapipeline.engines.model3d.Mesh;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.meshoptimizer.MeshOptimizer;

/**
 * A mesh as a graphics card likes it: no vertex twice, each in twelve bytes, in the order in which triangles need them,
 * and those in an order that finds the last few vertices still at hand.
 *
 * @param vertices three unsigned 16-bit steps of the grid, two bytes left free; three signed bytes of normal, one free
 */
record Part(byte[] vertices, int[] corners, Material material) {
    static final int STRIDE = 12;
    static final int NORMAL_AT = 8;

    /** How much worse the order may become for the cache so that less is drawn twice; what gltfpack takes. */
    private static final float OVERDRAW_THRESHOLD = 1.05f;

    static Part of(Mesh mesh, int[] corners, Grid grid) {
        ByteBuffer packed = MemoryUtil.memCalloc(Math.max(1, mesh.vertices() * STRIDE));
        ByteBuffer ordered = MemoryUtil.memCalloc(Math.max(1, mesh.vertices() * STRIDE));
        IntBuffer indices = MemoryUtil.memAllocInt(corners.length).put(corners).flip();
        IntBuffer remap = MemoryUtil.memAllocInt(mesh.vertices());
        FloatBuffer positions = MemoryUtil.memAllocFloat(mesh.vertices() * 3);
        try {
            pack(mesh, grid, packed);
            long distinct = MeshOptimizer.meshopt_generateVertexRemap(
                    remap, indices, corners.length, packed, mesh.vertices(), STRIDE);
            MeshOptimizer.meshopt_remapIndexBuffer(indices, indices, corners.length, remap);
            MeshOptimizer.meshopt_remapVertexBuffer(packed, packed, mesh.vertices(), STRIDE, remap);
            MeshOptimizer.meshopt_optimizeVertexCache(indices, indices, distinct);
            for (int i = 0; i < distinct * 3; i++) {
                positions.put(i, packed.getShort(i / 3 * STRIDE + i % 3 * 2) & 0xffff);
            }
            MeshOptimizer.meshopt_optimizeOverdraw(indices, indices, positions, distinct, 12, OVERDRAW_THRESHOLD);
            long used = MeshOptimizer.meshopt_optimizeVertexFetch(ordered, indices, packed, distinct, STRIDE);
            byte[] vertices = new byte[(int) used * STRIDE];
            ordered.get(0, vertices);
            int[] result = new int[corners.length];
            indices.get(0, result);
            return new Part(vertices, result, mesh.material());
        } finally {
            MemoryUtil.memFree(packed);
            MemoryUtil.memFree(ordered);
            MemoryUtil.memFree(indices);
            MemoryUtil.memFree(remap);
            MemoryUtil.memFree(positions);
        }
    }

    private static void pack(Mesh mesh, Grid grid, ByteBuffer into) {
        for (int i = 0; i < mesh.positions().length; i++) {
            into.putShort(i / 3 * STRIDE + i % 3 * 2, (short) grid.steps(i % 3, mesh.positions()[i]));
        }
        for (int i = 0; i < mesh.normals().length; i++) {
            byte normal = (byte) MeshOptimizer.meshopt_quantizeSnorm(mesh.normals()[i], 8);
            into.put(i / 3 * STRIDE + NORMAL_AT + i % 3, normal);
        }
    }

    int vertexCount() {
        return vertices.length / STRIDE;
    }

    int triangles() {
        return corners.length / 3;
    }
}
