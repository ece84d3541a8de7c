package datapipeline.engines.optimization;

import datapipeline.engines.model3d.Mesh;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.meshoptimizer.MeshOptimizer;

/** Takes triangles out of a mesh where they are missed least, with meshoptimizer. Vertices stay where they are. */
final class Simplifier {
    /** So far may a surface be moved, as a share of its size, when nobody says how many triangles are wanted. */
    static final float UNSEEN = .001f;

    /** What moves farther, as a share of the mesh's size, is no longer the same thing, whatever number was asked for. */
    private static final float RECOGNISABLE = .2f;

    private static final float NORMALS_MATTER = .5f;
    private static final float PLACES_MATTER = 1;
    private static final float COLOURS_MATTER = .5f;
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
        float[] mattering = weights(mesh);
        FloatBuffer attributes = buffer(attributes(mesh, mattering.length));
        FloatBuffer weights = buffer(mattering);
        try {
            int options = keepBorder ? MeshOptimizer.meshopt_SimplifyLockBorder : 0;
            float most = target == 0 ? UNSEEN : RECOGNISABLE;
            long count = mattering.length == 0
                    ? MeshOptimizer.meshopt_simplify(
                            left, corners, positions, mesh.vertices(), BYTES, target * 3L, most, options, null)
                    : MeshOptimizer.meshopt_simplifyWithAttributes(
                            left,
                            corners,
                            positions,
                            mesh.vertices(),
                            BYTES,
                            attributes,
                            mattering.length * 4L,
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
            MemoryUtil.memFree(attributes);
            MemoryUtil.memFree(weights);
        }
    }

    /** How much each number matters that a vertex has besides where it is: normal, place on the texture, colour. */
    private static float[] weights(Mesh mesh) {
        int normals = mesh.normals().length / mesh.vertices();
        int places = mesh.paint().places().length / mesh.vertices();
        int colours = mesh.paint().colours().length / mesh.vertices();
        float[] weights = new float[normals + places + colours];
        Arrays.fill(weights, 0, normals, NORMALS_MATTER);
        Arrays.fill(weights, normals, normals + places, PLACES_MATTER);
        Arrays.fill(weights, normals + places, weights.length, COLOURS_MATTER);
        return weights;
    }

    private static float[] attributes(Mesh mesh, int each) {
        float[] together = new float[mesh.vertices() * each];
        int from = 0;
        for (float[] values :
                List.of(mesh.normals(), mesh.paint().places(), mesh.paint().colours())) {
            int wide = values.length / mesh.vertices();
            for (int i = 0; i < values.length; i++) {
                together[i / wide * each + from + i % wide] = values[i];
            }
            from += wide;
        }
        return together;
    }

    private static IntBuffer buffer(int[] values) {
        return MemoryUtil.memAllocInt(values.length).put(values).flip();
    }

    private static FloatBuffer buffer(float[] values) {
        return MemoryUtil.memAllocFloat(Math.max(1, values.length)).put(values).flip();
    }
}
