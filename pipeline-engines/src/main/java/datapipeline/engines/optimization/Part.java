package datapipeline.engines.optimization;

import datapipeline.engines.model3d.Material;
import datapipeline.engines.model3d.Mesh;
import datapipeline.engines.model3d.Texture;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Optional;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.meshoptimizer.MeshOptimizer;

/**
 * A mesh as a graphics card likes it: no vertex twice, each in a few bytes, in the order in which triangles need them,
 * and those in an order that finds the last few vertices still at hand.
 *
 * @param vertices their bytes, as the layout says
 */
record Part(byte[] vertices, Layout layout, int[] corners, Material material, Optional<Texture> texture) {
    /** How much worse the order may become for the cache so that less is drawn twice; what gltfpack takes. */
    private static final float OVERDRAW_THRESHOLD = 1.05f;

    static Part of(Mesh mesh, int[] corners, Grid grid) {
        Layout layout = Layout.of(mesh.paint());
        int stride = layout.stride();
        ByteBuffer packed = MemoryUtil.memCalloc(Math.max(1, mesh.vertices() * stride));
        ByteBuffer ordered = MemoryUtil.memCalloc(Math.max(1, mesh.vertices() * stride));
        IntBuffer indices = MemoryUtil.memAllocInt(corners.length).put(corners).flip();
        IntBuffer remap = MemoryUtil.memAllocInt(mesh.vertices());
        FloatBuffer positions = MemoryUtil.memAllocFloat(mesh.vertices() * 3);
        try {
            pack(mesh, layout, grid, packed);
            long distinct = MeshOptimizer.meshopt_generateVertexRemap(
                    remap, indices, corners.length, packed, mesh.vertices(), stride);
            MeshOptimizer.meshopt_remapIndexBuffer(indices, indices, corners.length, remap);
            MeshOptimizer.meshopt_remapVertexBuffer(packed, packed, mesh.vertices(), stride, remap);
            MeshOptimizer.meshopt_optimizeVertexCache(indices, indices, distinct);
            for (int i = 0; i < distinct * 3; i++) {
                positions.put(i, packed.getShort(i / 3 * stride + i % 3 * 2) & 0xffff);
            }
            MeshOptimizer.meshopt_optimizeOverdraw(indices, indices, positions, distinct, 12, OVERDRAW_THRESHOLD);
            long used = MeshOptimizer.meshopt_optimizeVertexFetch(ordered, indices, packed, distinct, stride);
            byte[] vertices = new byte[(int) used * stride];
            ordered.get(0, vertices);
            int[] result = new int[corners.length];
            indices.get(0, result);
            return new Part(
                    vertices, layout, result, mesh.material(), mesh.paint().texture());
        } finally {
            MemoryUtil.memFree(packed);
            MemoryUtil.memFree(ordered);
            MemoryUtil.memFree(indices);
            MemoryUtil.memFree(remap);
            MemoryUtil.memFree(positions);
        }
    }

    private static void pack(Mesh mesh, Layout layout, Grid grid, ByteBuffer into) {
        int stride = layout.stride();
        for (int i = 0; i < mesh.positions().length; i++) {
            into.putShort(i / 3 * stride + i % 3 * 2, (short) grid.steps(i % 3, mesh.positions()[i]));
        }
        for (int i = 0; i < mesh.normals().length; i++) {
            byte normal = (byte) MeshOptimizer.meshopt_quantizeSnorm(mesh.normals()[i], 8);
            into.put(i / 3 * stride + Layout.NORMAL_AT + i % 3, normal);
        }
        float[] places = mesh.paint().places();
        for (int i = 0; layout.laid() && i < places.length; i++) {
            into.putFloat(i / 2 * stride + Layout.PLACE_AT + i % 2 * 4, places[i]);
        }
        float[] colours = mesh.paint().colours();
        for (int i = 0; i < colours.length; i++) {
            byte colour = (byte) MeshOptimizer.meshopt_quantizeUnorm(colours[i], 8);
            into.put(i / 4 * stride + layout.colourAt() + i % 4, colour);
        }
    }

    int vertexCount() {
        return vertices.length / layout.stride();
    }

    int triangles() {
        return corners.length / 3;
    }
}
