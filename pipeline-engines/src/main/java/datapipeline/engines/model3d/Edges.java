package datapipeline.engines.model3d;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The edges of a model whose vertices were joined wherever they lie at the same place, each as one number: the two
 * vertices in order, then the direction it is walked in.
 */
record Edges(long[] sorted) {
    private record Point(float x, float y, float z) {}

    static Edges of(Model model) {
        long[] edges = new long[model.triangles() * 3];
        Map<Point, Integer> known = new HashMap<>();
        int at = 0;
        for (Mesh mesh : model.meshes()) {
            int[] joined = joined(mesh, known);
            for (int i = 0; i < mesh.corners().length; i += 3) {
                int a = joined[mesh.corners()[i]];
                int b = joined[mesh.corners()[i + 1]];
                int c = joined[mesh.corners()[i + 2]];
                if (a != b && b != c && c != a) {
                    edges[at++] = edge(a, b);
                    edges[at++] = edge(b, c);
                    edges[at++] = edge(c, a);
                }
            }
        }
        long[] sorted = Arrays.copyOf(edges, at);
        Arrays.sort(sorted);
        return new Edges(sorted);
    }

    /** A closed surface walks every edge once there and once back. */
    boolean allMeetTwice() {
        for (int i = 0; i + 1 < sorted.length; i += 2) {
            boolean another = i + 2 < sorted.length && sorted[i + 2] >> 1 == sorted[i] >> 1;
            if (sorted[i] + 1 != sorted[i + 1] || (sorted[i] & 1) != 0 || another) {
                return false;
            }
        }
        return sorted.length > 0 && sorted.length % 2 == 0;
    }

    /** Adding zero makes a negative zero positive, which is the same place. */
    private static int[] joined(Mesh mesh, Map<Point, Integer> known) {
        int[] joined = new int[mesh.vertices()];
        float[] at = mesh.positions();
        for (int i = 0; i < joined.length; i++) {
            Point point = new Point(at[3 * i] + 0f, at[3 * i + 1] + 0f, at[3 * i + 2] + 0f);
            joined[i] = number(point, known);
        }
        return joined;
    }

    private static int number(Point point, Map<Point, Integer> known) {
        Integer earlier = known.putIfAbsent(point, known.size());
        return earlier == null ? known.size() - 1 : earlier;
    }

    private static long edge(int from, int to) {
        return from < to ? (long) from << 32 | (long) to << 1 : (long) to << 32 | (long) from << 1 | 1;
    }
}
