package datapipeline.engines.model3d;

/**
 * What can be measured on a model, in its own units.
 *
 * @param volume by the divergence theorem; 0 when it is not watertight, as it then encloses nothing
 */
record Measures(int triangles, double[] size, double surfaceArea, double volume, boolean watertight) {

    static Measures of(Model model) {
        double[] box = model.bounds();
        double area = 0;
        double volume = 0;
        for (Mesh mesh : model.meshes()) {
            for (int at = 0; at < mesh.corners().length; at += 3) {
                double[] a = corner(mesh, at, box);
                double[] b = corner(mesh, at + 1, box);
                double[] c = corner(mesh, at + 2, box);
                area += length(cross(minus(b, a), minus(c, a))) / 2;
                volume += dot(a, cross(b, c)) / 6;
            }
        }
        boolean watertight = Edges.of(model).allMeetTwice();
        double[] size = {box[3] - box[0], box[4] - box[1], box[5] - box[2]};
        return new Measures(model.triangles(), size, area, watertight ? Math.abs(volume) : 0, watertight);
    }

    /** Seen from the middle of the box: far from the origin the differences would drown in rounding. */
    private static double[] corner(Mesh mesh, int at, double[] box) {
        int vertex = mesh.corners()[at] * 3;
        double[] point = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            point[axis] = mesh.positions()[vertex + axis] - (box[axis] + box[3 + axis]) / 2;
        }
        return point;
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double length(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
