package datapipeline.engines.optimization;

/**
 * Where positions of 16 bits lie: a cube of 65,536 steps on each axis around the model.
 *
 * @param origin where all three are zero
 * @param step the length of one, in the model's units
 */
record Grid(double[] origin, double step) {
    private static final int STEPS = 65_535;

    /** @param box three least and three greatest coordinates */
    static Grid around(double[] box) {
        double longest = Math.max(box[3] - box[0], Math.max(box[4] - box[1], box[5] - box[2]));
        return new Grid(new double[] {box[0], box[1], box[2]}, longest > 0 ? longest / STEPS : 1);
    }

    int steps(int axis, float value) {
        return (int) Math.clamp(Math.round((value - origin[axis]) / step), 0, STEPS);
    }

    /** How far a point is moved at most by being put on the grid. */
    double error() {
        return step / 2 * Math.sqrt(3);
    }
}
