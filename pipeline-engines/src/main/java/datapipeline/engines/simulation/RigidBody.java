package datapipeline.engines.simulation;

import datapipeline.engines.model3d.Surface;
import datapipeline.engines.model3d.Vectors;
import java.util.BitSet;

/**
 * A solid as it is dropped: about its centre of mass, along its principal axes, and so large that its farthest point is
 * one away, as solvers in single precision are made for things of about that size.
 *
 * @param points those that can touch a floor; on a plane a solid touches what its convex hull touches
 * @param moments the principal moments of inertia of one unit of mass
 * @param along from the model's axes to the principal ones
 * @param radius the farthest point's distance from the centre, in the model's units
 */
record RigidBody(float[] points, double[] moments, Rotation along, double[] centre, double radius) {
    private static final int FEW_ENOUGH = 5000;
    private static final int DIRECTIONS = 512;
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    static RigidBody of(Surface surface, MassProperties mass) {
        double[] centre = Vectors.minus(mass.centreOfMass(), surface.middle());
        double radius = 0;
        for (int i = 0; i < surface.pointCount(); i++) {
            radius = Math.max(radius, Vectors.length(Vectors.minus(surface.point(i), centre)));
        }
        double[][] axes = mass.principalAxes();
        Rotation along = new Rotation(axes[0], axes[1], axes[2]);
        BitSet chosen = surface.pointCount() <= FEW_ENOUGH ? all(surface) : outermost(surface);
        float[] points = new float[chosen.cardinality() * 3];
        int at = 0;
        for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
            double[] seen = along.turn(Vectors.times(Vectors.minus(surface.point(i), centre), 1 / radius));
            for (double value : seen) {
                points[at++] = (float) value;
            }
        }
        double[] moments = Vectors.times(mass.principalMoments(), 1 / (mass.volume() * radius * radius));
        return new RigidBody(points, moments, along, mass.centreOfMass(), radius);
    }

    private static BitSet all(Surface surface) {
        BitSet all = new BitSet();
        all.set(0, surface.pointCount());
        return all;
    }

    /** The farthest point in each of many directions spread evenly over the sphere. */
    private static BitSet outermost(Surface surface) {
        BitSet chosen = new BitSet();
        double[] points = surface.points();
        for (int k = 0; k < DIRECTIONS; k++) {
            double y = 1 - (2 * k + 1.0) / DIRECTIONS;
            double across = Math.sqrt(1 - y * y);
            double x = Math.cos(GOLDEN_ANGLE * k) * across;
            double z = Math.sin(GOLDEN_ANGLE * k) * across;
            int farthest = 0;
            double most = -Double.MAX_VALUE;
            for (int i = 0; i < points.length; i += 3) {
                double reach = points[i] * x + points[i + 1] * y + points[i + 2] * z;
                if (reach > most) {
                    most = reach;
                    farthest = i / 3;
                }
            }
            chosen.set(farthest);
        }
        return chosen;
    }

    /** How far its lowest point is below its centre when turned so, in radii. */
    double reachDown(Rotation turned) {
        double lowest = 0;
        for (int i = 0; i < points.length; i += 3) {
            lowest = Math.min(lowest, turned.turn(points[i], points[i + 1], points[i + 2])[1]);
        }
        return -lowest;
    }

    /** The angle between the model's own up and the vertical. */
    double degreesFromUpright(Pose pose, boolean zUp) {
        double[] up = Rotation.upright(zUp).inverse().turn(0, 1, 0);
        double cosine = pose.turned().turn(along.turn(up))[1];
        return Math.toDegrees(Math.acos(Math.clamp(cosine, -1, 1)));
    }
}
