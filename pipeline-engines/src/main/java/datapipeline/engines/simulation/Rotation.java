package datapipeline.engines.simulation;

import com.jme3.math.Matrix3f;

/** A turn about the origin, as the rows of its matrix. */
record Rotation(double[] x, double[] y, double[] z) {
    private static final Rotation Z_UP_TO_Y_UP =
            new Rotation(new double[] {1, 0, 0}, new double[] {0, 0, 1}, new double[] {0, -1, 0});
    private static final Rotation NONE =
            new Rotation(new double[] {1, 0, 0}, new double[] {0, 1, 0}, new double[] {0, 0, 1});

    /** To coordinates in which y is up. */
    static Rotation upright(boolean zUp) {
        return zUp ? Z_UP_TO_Y_UP : NONE;
    }

    /** By so many radians to the side about the depth axis, then half as many forwards. */
    static Rotation tilt(double angle) {
        double sine = Math.sin(angle);
        double cosine = Math.cos(angle);
        Rotation aside =
                new Rotation(new double[] {cosine, -sine, 0}, new double[] {sine, cosine, 0}, new double[] {0, 0, 1});
        double half = Math.sin(angle / 2);
        double rest = Math.cos(angle / 2);
        return new Rotation(new double[] {1, 0, 0}, new double[] {0, rest, -half}, new double[] {0, half, rest})
                .after(aside);
    }

    static Rotation of(Matrix3f matrix) {
        double[][] rows = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                rows[i][j] = matrix.get(i, j);
            }
        }
        return new Rotation(rows[0], rows[1], rows[2]);
    }

    double[] turn(double a, double b, double c) {
        return new double[] {
            x[0] * a + x[1] * b + x[2] * c, y[0] * a + y[1] * b + y[2] * c, z[0] * a + z[1] * b + z[2] * c
        };
    }

    double[] turn(double[] vector) {
        return turn(vector[0], vector[1], vector[2]);
    }

    Rotation after(Rotation first) {
        Rotation columns = first.inverse();
        double[] a = turn(columns.x);
        double[] b = turn(columns.y);
        double[] c = turn(columns.z);
        return new Rotation(a, b, c).inverse();
    }

    /** Of a rotation, the inverse is what it is reflected on its diagonal. */
    Rotation inverse() {
        return new Rotation(
                new double[] {x[0], y[0], z[0]}, new double[] {x[1], y[1], z[1]}, new double[] {x[2], y[2], z[2]});
    }

    Matrix3f matrix() {
        return new Matrix3f(
                (float) x[0],
                (float) x[1],
                (float) x[2],
                (float) y[0],
                (float) y[1],
                (float) y[2],
                (float) z[0],
                (float) z[1],
                (float) z[2]);
    }
}
