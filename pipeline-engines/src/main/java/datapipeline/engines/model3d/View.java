package datapipeline.engines.model3d;

/**
 * Where a model is looked at from: around the vertical axis, and a little from above.
 *
 * @param yaw in degrees
 */
public record View(double[] bounds, boolean zUp, double yaw, int width, int height) {
    private static final double PITCH = Math.toRadians(20);
    private static final double DISTANCE = 2.6;
    private static final double LENS = 1.15;

    View larger(int times) {
        return new View(bounds, zUp, yaw, width * times, height * times);
    }

    /** To picture coordinates and distance. */
    void project(float x, float y, float z, float[] into) {
        double[] seen = turned(x - middle(0), y - middle(1), z - middle(2));
        double radius = radius();
        double away = DISTANCE * radius - seen[2];
        double lens = Math.min(width, height) * LENS / away;
        into[0] = (float) (width / 2.0 + lens * seen[0]);
        into[1] = (float) (height / 2.0 - lens * seen[1]);
        into[2] = (float) away;
    }

    /** How much light a surface of this normal sends here, 0 to 1: a key light, a fill light and what is always there. */
    float light(float x, float y, float z) {
        double[] normal = turned(x, y, z);
        double key = Math.abs(normal[0] * -.45 + normal[1] * .65 + normal[2] * .61);
        double fill = Math.max(0, normal[0] * .8 + normal[1] * .1 + normal[2] * .3);
        return (float) Math.min(1, .18 + .72 * key + .15 * fill);
    }

    private double[] turned(double x, double y, double z) {
        double up = zUp ? z : y;
        double depth = zUp ? -y : z;
        double angle = Math.toRadians(yaw);
        double across = Math.cos(angle) * x + Math.sin(angle) * depth;
        double back = -Math.sin(angle) * x + Math.cos(angle) * depth;
        return new double[] {
            across, Math.cos(PITCH) * up - Math.sin(PITCH) * back, Math.sin(PITCH) * up + Math.cos(PITCH) * back
        };
    }

    private double middle(int axis) {
        return (bounds[axis] + bounds[axis + 3]) / 2;
    }

    private double radius() {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
            square += Math.pow(bounds[axis + 3] - bounds[axis], 2);
        }
        return square > 0 ? Math.sqrt(square) / 2 : 1;
    }
}
