package datapipeline.engines.simulation;

/**
 * How the body lies at a moment.
 *
 * @param seconds since its release
 * @param turned from the principal axes to the world's, in which y is up
 * @param place of its centre of mass, in radii, above the floor at 0
 */
record Pose(double seconds, Rotation turned, double[] place) {}
