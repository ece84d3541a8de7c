package datapipeline.engines.simulation;

import datapipeline.engines.model3d.Surface;
import datapipeline.engines.model3d.Vectors;

/**
 * What a closed surface filled evenly with something of density 1 weighs, and how it resists being turned. Whoever knows
 * the real density multiplies volume and moments by it.
 *
 * @param volume in cubic units; of a solid, so also its mass
 * @param centreOfMass in the model's coordinates
 * @param inertia the tensor about the centre of mass, along the model's axes
 * @param principalMoments the smallest first
 * @param principalAxes the axis of each, a right-handed set
 * @param insideOut whether the triangles face inwards; the numbers are those of the solid meant
 */
record MassProperties(
        double volume,
        double[] centreOfMass,
        double[][] inertia,
        double[] principalMoments,
        double[][] principalAxes,
        boolean insideOut) {

    /**
     * Adds up one tetrahedron from the middle of the box to each triangle; the integral of {@code x_i x_j} over one is
     * known (Tonon, "Explicit Exact Formulas for the 3-D Tetrahedron Inertia Tensor", https://doi.org/10.3844/jmssp.2005.8.11).
     */
    static MassProperties of(Surface closed) {
        double volume = 0;
        double[] first = new double[3];
        double[][] second = new double[3][3];
        for (int at = 0; at < closed.corners().length; at += 3) {
            double[] a = closed.corner(at);
            double[] b = closed.corner(at + 1);
            double[] c = closed.corner(at + 2);
            double six = Vectors.dot(a, Vectors.cross(b, c));
            double[] sum = Vectors.plus(a, Vectors.plus(b, c));
            volume += six / 6;
            for (int i = 0; i < 3; i++) {
                first[i] += six / 24 * sum[i];
                for (int j = 0; j < 3; j++) {
                    second[i][j] += six / 120 * (a[i] * a[j] + b[i] * b[j] + c[i] * c[j] + sum[i] * sum[j]);
                }
            }
        }
        return of(volume, Vectors.times(first, 1 / volume), second, closed.middle());
    }

    private static MassProperties of(double volume, double[] centre, double[][] second, double[] middle) {
        double sign = Math.signum(volume);
        double[][] about = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                about[i][j] = sign * (second[i][j] - volume * centre[i] * centre[j]);
            }
        }
        double all = about[0][0] + about[1][1] + about[2][2];
        double[][] inertia = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                inertia[i][j] = (i == j ? all : 0) - about[i][j];
            }
        }
        PrincipalAxes axes = PrincipalAxes.of(inertia);
        return new MassProperties(
                Math.abs(volume), Vectors.plus(middle, centre), inertia, axes.moments(), axes.axes(), volume < 0);
    }
}
