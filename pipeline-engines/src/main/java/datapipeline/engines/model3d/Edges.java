package datapipeline.engines.model3d;

import java.util.Arrays;

/** The edges of a surface, each as one number: its two points in order, then the direction it is walked in. */
public record Edges(long[] sorted) {

    /**
     * What keeps a surface from being closed.
     *
     * @param open edges with a triangle on one side only
     * @param crowded edges at which more than two triangles meet
     * @param reversed edges whose two triangles face different ways
     */
    public record Faults(int open, int crowded, int reversed) {}

    public static Edges of(Surface surface) {
        int[] corners = surface.corners();
        long[] edges = new long[corners.length];
        for (int i = 0; i < corners.length; i += 3) {
            edges[i] = edge(corners[i], corners[i + 1]);
            edges[i + 1] = edge(corners[i + 1], corners[i + 2]);
            edges[i + 2] = edge(corners[i + 2], corners[i]);
        }
        Arrays.sort(edges);
        return new Edges(edges);
    }

    /** A closed surface walks every edge once there and once back. */
    public boolean allMeetTwice() {
        return sorted.length > 0 && faults().equals(new Faults(0, 0, 0));
    }

    public Faults faults() {
        int open = 0;
        int crowded = 0;
        int reversed = 0;
        int next;
        for (int i = 0; i < sorted.length; i = next) {
            next = i + 1;
            while (next < sorted.length && sorted[next] >> 1 == sorted[i] >> 1) {
                next++;
            }
            open += next - i == 1 ? 1 : 0;
            crowded += next - i > 2 ? 1 : 0;
            reversed += next - i == 2 && sorted[i] == sorted[i + 1] ? 1 : 0;
        }
        return new Faults(open, crowded, reversed);
    }

    private static long edge(int from, int to) {
        return from < to ? (long) from << 32 | (long) to << 1 : (long) to << 32 | (long) from << 1 | 1;
    }
}
