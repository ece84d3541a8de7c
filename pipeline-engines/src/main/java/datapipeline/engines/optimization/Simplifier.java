package datapipeline.engines.optimization;

import datapipeline.engines.model3d.Mesh;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.meshoptimizer.MeshOptimizer;

/** Takes triangles out of a mesh where they are missed least, with meshoptimizer. Vertices stay where they are. */
final class Simplifier {
    /** So far may a surface be moved, as a share of its size, when nobody says how many triangles are wanted. */
    static final float UNSEEN = .001f;

    /** What moves farther, as a share of the mesh's size, is no longer the same thing, whatever number was asked for. */
    private static final float RECOGNISABLE = .2f;

    private static final float NORMALS_MATTER = .5f;
    private static final int BYTES = 12;

    private Simplifier() {}

    /**
     * The corners that are left.
     *
     * @param target triangles to come down to, however it looks; 0 for as few as nobody sees the loss of
     * @param keepBorder whether the mesh meets others at its border, which must then stay as it is
     */
    static int[] simplify(Mesh mesh, int target, boolean keepBorder) {
        if (target >= mesh.triangles()) {
            return mesh.corners();
        }
        IntBuffer corners = buffer(mesh.corners());
        IntBuffer left = MemoryUtil.memAllocInt(mesh.corners().length);
        FloatBuffer positions = buffer(mesh.positions());
        FloatBuffer normals = buffer(mesh.normals());
        FloatBuffer weights = buffer(new float[] {NORMALS_MATTER, NORMALS_MATTER, NORMALS_MATTER});
        try {
            int options = keepBorder ? MeshOptimizer.meshopt_SimplifyLockBorder : 0;
            float most = target == 0 ? UNSEEN : RECOGNISABLE;
            long count = mesh.normals().length == 0
                    ? MeshOptimizer.meshopt_simplify(
                            left, corners, positions, mesh.vertices(), BYTES, target * 3L, most, options, null)
                    : MeshOptimizer.meshopt_simplifyWithAttributes(
                            left,
                            corners,
                            positions,
                            mesh.vertices(),
                            BYTES,
                            normals,
                            BYTES,
                            weights,
                            null,
                            target * 3L,
                            most,
                            options,
                            null);
            int[] result = new int[(int) count];
            left.get(0, result);
            return result.length == 0 ? mesh.corners() : result;
        } finally {
            MemoryUtil.memFree(corners);
            MemoryUtil.memFree(left);
            MemoryUtil.memFree(positions);
            MemoryUtil.memFree(normals);
            MemoryUtil.memFree(weights);
        }
    }

    private static IntBuffer buffer(int[] values) {
        return MemoryUtil.memAllocInt(values.length).put(values).flip();
    }

    private static FloatBuffer buffer(float[] values) {
        return MemoryUtil.memAllocFloat(Math.max(1, values.length)).put(values).flip();
    }
}
