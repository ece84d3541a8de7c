package datapipeline.engines.optimization;

import datapipeline.engines.model3d.Surface;
import datapipeline.engines.model3d.Vectors;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How far two surfaces are apart, measured both ways at points spread evenly over each (the sampled Hausdorff distance,
 * as Metro and MeshLab tell it).
 *
 * @param most the largest distance found, in the model's units
 * @param mean of the distances
 * @param mostOfDiagonal the largest as a share of the diagonal of the box around the model
 * @param points at how many it was measured
 */
record Deviation(double most, double mean, double mostOfDiagonal, int points) {
    private static final int POINTS = 20_000;

    static Deviation between(Surface before, Surface after, double diagonal) {
        double[] distances = new double[2 * POINTS];
        measure(before, after, distances, 0);
        measure(after, before, distances, POINTS);
        double most = Arrays.stream(distances).max().orElse(0);
        return new Deviation(
                most,
                Arrays.stream(distances).average().orElse(0),
                diagonal > 0 ? most / diagonal : 0,
                distances.length);
    }

    /** Points of the one, seen from the middle of the other as its own are. */
    private static void measure(Surface from, Surface to, double[] into, int at) {
        double[] shift = Vectors.minus(from.middle(), to.middle());
        TriangleTree tree = new TriangleTree(to);
        double[] areas = areas(from);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < POINTS; i++) {
            double wanted = (i + random.nextDouble()) / POINTS * areas[areas.length - 1];
            int found = Arrays.binarySearch(areas, wanted);
            int triangle = Math.min(found < 0 ? -found - 1 : found, areas.length - 1);
            into[at + i] = tree.distance(Vectors.plus(somewhere(from, triangle, random), shift));
        }
    }

    /** The area of each triangle and all before it. */
    private static double[] areas(Surface surface) {
        double[] areas = new double[surface.corners().length / 3];
        double sum = 0;
        for (int i = 0; i < areas.length; i++) {
            double[] a = surface.corner(3 * i);
            double[] across = Vectors.cross(
                    Vectors.minus(surface.corner(3 * i + 1), a), Vectors.minus(surface.corner(3 * i + 2), a));
            sum += Vectors.length(across) / 2;
            areas[i] = sum;
        }
        return areas;
    }

    private static double[] somewhere(Surface surface, int triangle, SplittableRandom random) {
        double root = Math.sqrt(random.nextDouble());
        double share = random.nextDouble();
        double[] a = Vectors.times(surface.corner(3 * triangle), 1 - root);
        double[] b = Vectors.times(surface.corner(3 * triangle + 1), root * (1 - share));
        double[] c = Vectors.times(surface.corner(3 * triangle + 2), root * share);
        return Vectors.plus(a, Vectors.plus(b, c));
    }
}
