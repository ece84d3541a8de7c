package datapipeline.engines.optimization;

import datapipeline.engines.model3d.Model;
import java.nio.IntBuffer;
import java.util.List;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.meshoptimizer.MeshOptimizer;
import org.lwjgl.util.meshoptimizer.MeshoptVertexCacheStatistics;

/**
 * How heavy a model is.
 *
 * @param bytes of its file
 * @param transformedPerTriangle vertices a graphics card with room for 16 works out for each triangle: 3 at worst
 */
record Figures(long bytes, int triangles, int vertices, int parts, double transformedPerTriangle) {
    private static final int CACHE = 16;

    static Figures of(Model model, long bytes) {
        double transformed = 0;
        int vertices = 0;
        for (var mesh : model.meshes()) {
            transformed += transformed(mesh.corners(), mesh.vertices());
            vertices += mesh.vertices();
        }
        int triangles = model.triangles();
        return new Figures(bytes, triangles, vertices, model.meshes().size(), transformed / triangles);
    }

    static Figures of(List<Part> parts, long bytes) {
        double transformed = 0;
        int triangles = 0;
        int vertices = 0;
        for (Part part : parts) {
            transformed += transformed(part.corners(), part.vertexCount());
            triangles += part.triangles();
            vertices += part.vertexCount();
        }
        return new Figures(bytes, triangles, vertices, parts.size(), transformed / triangles);
    }

    private static long transformed(int[] corners, int vertices) {
        IntBuffer indices = MemoryUtil.memAllocInt(corners.length).put(corners).flip();
        try (MeshoptVertexCacheStatistics statistics = MeshoptVertexCacheStatistics.calloc()) {
            return Integer.toUnsignedLong(
                    MeshOptimizer.meshopt_analyzeVertexCache(indices, vertices, CACHE, 0, 0, statistics)
                            .vertices_transformed());
        } finally {
            MemoryUtil.memFree(indices);
        }
    }
}
