package datapipeline.engines.simulation;

import datapipeline.engines.model3d.Surface;
import datapipeline.engines.model3d.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pieces of a surface that hang together; a closed one's hull, and the walls of its cavities. */
record Shells(List<Shell> all) {
    /**
     * One piece.
     *
     * @param volume signed: positive where it faces outwards
     * @param box three least and three greatest coordinates
     */
    record Shell(double volume, double[] box) {
        boolean within(Shell other) {
            for (int axis = 0; axis < 3; axis++) {
                if (box[axis] < other.box[axis] || box[3 + axis] > other.box[3 + axis]) {
                    return false;
                }
            }
            return true;
        }

        boolean facesAs(Shell other) {
            return volume > 0 == other.volume > 0;
        }
    }

    Shells {
        all = List.copyOf(all);
    }

    static Shells of(Surface surface) {
        int[] leaders = leaders(surface);
        Map<Integer, double[]> found = new HashMap<>();
        for (int at = 0; at < surface.corners().length; at += 3) {
            double[] shell = found.computeIfAbsent(leader(leaders, surface.corners()[at]), fresh -> nothing());
            double[][] corners = {surface.corner(at), surface.corner(at + 1), surface.corner(at + 2)};
            shell[6] += Vectors.dot(corners[0], Vectors.cross(corners[1], corners[2])) / 6;
            for (double[] corner : corners) {
                for (int axis = 0; axis < 3; axis++) {
                    shell[axis] = Math.min(shell[axis], corner[axis]);
                    shell[3 + axis] = Math.max(shell[3 + axis], corner[axis]);
                }
            }
        }
        return new Shells(
                found.values().stream().map(shell -> new Shell(shell[6], shell)).toList());
    }

    /** Whether every shell that faces the other way than the largest can be the wall of a cavity in one that does not. */
    boolean faceConsistently() {
        List<Shell> solid = new ArrayList<>();
        Shell largest = all.stream()
                .max((one, other) -> Double.compare(Math.abs(one.volume()), Math.abs(other.volume())))
                .orElseThrow();
        all.stream().filter(shell -> shell.facesAs(largest)).forEach(solid::add);
        return all.stream()
                .filter(shell -> !shell.facesAs(largest))
                .allMatch(cavity -> solid.stream().anyMatch(cavity::within));
    }

    private static double[] nothing() {
        double big = Double.MAX_VALUE;
        return new double[] {big, big, big, -big, -big, -big, 0};
    }

    private static int[] leaders(Surface surface) {
        int[] leaders = new int[surface.pointCount()];
        for (int i = 0; i < leaders.length; i++) {
            leaders[i] = i;
        }
        int[] corners = surface.corners();
        for (int at = 0; at < corners.length; at += 3) {
            int first = leader(leaders, corners[at]);
            leaders[leader(leaders, corners[at + 1])] = first;
            leaders[leader(leaders, corners[at + 2])] = first;
        }
        return leaders;
    }

    /** Shortens the way on passing, or long strips would make it long. */
    private static int leader(int[] leaders, int point) {
        int at = point;
        while (leaders[at] != at) {
            leaders[at] = leaders[leaders[at]];
            at = leaders[at];
        }
        return at;
    }
}
