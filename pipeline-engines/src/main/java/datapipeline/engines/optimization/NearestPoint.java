package datapipeline.engines.optimization;

import datapipeline.engines.model3d.Vectors;

/** The nearest point of a triangle. */
final class NearestPoint {
    private NearestPoint() {}

    /**
     * Straight down where the triangle is below, by its barycentric coordinates; else to the nearest of its edges.
     */
    static double squaredDistance(double[] p, double[] a, double[] b, double[] c) {
        double[] ab = Vectors.minus(b, a);
        double[] ac = Vectors.minus(c, a);
        double[] normal = Vectors.cross(ab, ac);
        double size = Vectors.dot(normal, normal);
        double[] ap = Vectors.minus(p, a);
        if (size > 0) {
            double v = Vectors.dot(Vectors.cross(ap, ac), normal) / size;
            double w = Vectors.dot(Vectors.cross(ab, ap), normal) / size;
            if (v >= 0 && w >= 0 && v + w <= 1) {
                double height = Vectors.dot(ap, normal);
                return height * height / size;
            }
        }
        return Math.min(toEdge(p, a, b), Math.min(toEdge(p, b, c), toEdge(p, c, a)));
    }

    private static double toEdge(double[] p, double[] from, double[] to) {
        double[] along = Vectors.minus(to, from);
        double[] away = Vectors.minus(p, from);
        double length = Vectors.dot(along, along);
        double share = length > 0 ? Math.clamp(Vectors.dot(away, along) / length, 0, 1) : 0;
        double[] rest = Vectors.minus(away, Vectors.times(along, share));
        return Vectors.dot(rest, rest);
    }
}
