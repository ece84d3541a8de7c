package datapipeline.engines.optimization;

import datapipeline.engines.model3d.Surface;

/** Finds how far a point is from a surface, by boxes within boxes around its triangles. */
final class TriangleTree {
    private static final int LEAF = 8;

    private final Surface surface;
    private final int[] order;
    private final double[][] boxes;

    TriangleTree(Surface surface) {
        this.surface = surface;
        int triangles = surface.corners().length / 3;
        this.order = new int[triangles];
        for (int i = 0; i < triangles; i++) {
            order[i] = i;
        }
        int leaves = Integer.highestOneBit(Math.max(1, triangles / LEAF)) * 2;
        this.boxes = new double[2 * leaves][];
        build(1, 0, triangles);
    }

    private void build(int node, int from, int to) {
        double[] box = box(from, to);
        boxes[node] = box;
        if (2 * node + 1 >= boxes.length || to - from <= 1) {
            return;
        }
        int axis = 0;
        for (int other = 1; other < 3; other++) {
            axis = box[3 + other] - box[other] > box[3 + axis] - box[axis] ? other : axis;
        }
        int middle = (from + to) >>> 1;
        select(from, to - 1, middle, axis);
        build(2 * node, from, middle);
        build(2 * node + 1, middle, to);
    }

    private double[] box(int from, int to) {
        double big = Double.MAX_VALUE;
        double[] box = {big, big, big, -big, -big, -big};
        for (int i = 3 * from; i < 3 * to; i++) {
            int at = surface.corners()[3 * order[i / 3] + i % 3] * 3;
            for (int axis = 0; axis < 3; axis++) {
                box[axis] = Math.min(box[axis], surface.points()[at + axis]);
                box[3 + axis] = Math.max(box[3 + axis], surface.points()[at + axis]);
            }
        }
        return box;
    }

    /** Puts the triangle that belongs at {@code nth} along the axis there, and what is less before it (Hoare). */
    private void select(int first, int last, int nth, int axis) {
        int low = first;
        int high = last;
        while (low < high) {
            double pivot = place(order[(low + high) >>> 1], axis);
            int left = low;
            int right = high;
            while (left <= right) {
                while (place(order[left], axis) < pivot) {
                    left++;
                }
                while (place(order[right], axis) > pivot) {
                    right--;
                }
                if (left <= right) {
                    int swapped = order[left];
                    order[left++] = order[right];
                    order[right--] = swapped;
                }
            }
            low = nth >= left ? left : low;
            high = nth <= right ? right : high;
            if (nth > right && nth < left) {
                return;
            }
        }
    }

    private double place(int triangle, int axis) {
        int[] corners = surface.corners();
        double[] points = surface.points();
        return points[3 * corners[3 * triangle] + axis]
                + points[3 * corners[3 * triangle + 1] + axis]
                + points[3 * corners[3 * triangle + 2] + axis];
    }

    /** To the nearest point of the surface. */
    double distance(double[] point) {
        return Math.sqrt(nearest(1, 0, order.length, point, Double.MAX_VALUE));
    }

    private double nearest(int node, int from, int to, double[] point, double best) {
        if (2 * node + 1 >= boxes.length || to - from <= 1) {
            double found = best;
            for (int i = from; i < to; i++) {
                int at = 3 * order[i];
                found = Math.min(
                        found,
                        NearestPoint.squaredDistance(
                                point, surface.corner(at), surface.corner(at + 1), surface.corner(at + 2)));
            }
            return found;
        }
        int middle = (from + to) >>> 1;
        double toLeft = outside(boxes[2 * node], point);
        double toRight = outside(boxes[2 * node + 1], point);
        double found = best;
        if (toLeft <= toRight) {
            found = toLeft < found ? nearest(2 * node, from, middle, point, found) : found;
            return toRight < found ? nearest(2 * node + 1, middle, to, point, found) : found;
        }
        found = toRight < found ? nearest(2 * node + 1, middle, to, point, found) : found;
        return toLeft < found ? nearest(2 * node, from, middle, point, found) : found;
    }

    /** The square of how far a point is from a box; 0 inside. */
    private static double outside(double[] box, double[] point) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            double beyond = Math.max(0, Math.max(box[axis] - point[axis], point[axis] - box[3 + axis]));
            sum += beyond * beyond;
        }
        return sum;
    }
}
