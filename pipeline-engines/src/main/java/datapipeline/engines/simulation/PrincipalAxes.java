package datapipeline.engines.simulation;

import datapipeline.engines.model3d.Vectors;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The moments of a symmetric tensor along the axes in which it is diagonal, found by Jacobi's rotations. */
record PrincipalAxes(double[] moments, double[][] axes) {
    private static final int SWEEPS = 32;
    private static final double NOTHING = 1e-30;

    static PrincipalAxes of(double[][] tensor) {
        double[][] left = {tensor[0].clone(), tensor[1].clone(), tensor[2].clone()};
        double[][] axes = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            turn(left, axes, 0, 1);
            turn(left, axes, 0, 2);
            turn(left, axes, 1, 2);
        }
        int[] order = IntStream.range(0, 3)
                .boxed()
                .sorted(Comparator.comparingDouble(axis -> left[axis][axis]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] x = axes[order[0]];
        double[] y = axes[order[1]];
        double[] moments = {left[order[0]][order[0]], left[order[1]][order[1]], left[order[2]][order[2]]};
        return new PrincipalAxes(moments, new double[][] {x, y, Vectors.cross(x, y)});
    }

    /** Makes the element of this row and column zero. */
    private static void turn(double[][] tensor, double[][] axes, int p, int q) {
        double scale = Math.abs(tensor[p][p]) + Math.abs(tensor[q][q]);
        if (Math.abs(tensor[p][q]) <= NOTHING + 1e-17 * scale) {
            return;
        }
        double ratio = (tensor[q][q] - tensor[p][p]) / (2 * tensor[p][q]);
        double tangent = Math.copySign(1, ratio) / (Math.abs(ratio) + Math.hypot(ratio, 1));
        double cosine = 1 / Math.hypot(tangent, 1);
        double sine = tangent * cosine;
        for (int k = 0; k < 3; k++) {
            double kp = tensor[k][p];
            tensor[k][p] = cosine * kp - sine * tensor[k][q];
            tensor[k][q] = sine * kp + cosine * tensor[k][q];
        }
        rows(tensor, p, q, cosine, sine);
        rows(axes, p, q, cosine, sine);
    }

    private static void rows(double[][] of, int p, int q, double cosine, double sine) {
        for (int k = 0; k < 3; k++) {
            double pk = of[p][k];
            of[p][k] = cosine * pk - sine * of[q][k];
            of[q][k] = sine * pk + cosine * of[q][k];
        }
    }
}
