package datapipeline.engines.model3d;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * All triangles of a model with the vertices joined wherever they lie at the very same place. Points are seen from the
 * middle of the model's box: far from the origin, differences would drown in rounding.
 *
 * @param points x, y and z of each point, from the middle
 * @param corners three indices of points a triangle; triangles that shrank to a line are left out
 * @param middle of the box, in the model's own coordinates
 */
public record Surface(double[] points, int[] corners, double[] middle) {
    private record Place(float x, float y, float z) {}

    public static Surface of(Model model) {
        double[] box = model.bounds();
        double[] middle = {(box[0] + box[3]) / 2, (box[1] + box[4]) / 2, (box[2] + box[5]) / 2};
        Map<Place, Integer> known = new HashMap<>();
        int[] corners = new int[model.triangles() * 3];
        int at = 0;
        for (Mesh mesh : model.meshes()) {
            int[] joined = joined(mesh, known);
            for (int i = 0; i < mesh.corners().length; i += 3) {
                int a = joined[mesh.corners()[i]];
                int b = joined[mesh.corners()[i + 1]];
                int c = joined[mesh.corners()[i + 2]];
                if (a != b && b != c && c != a) {
                    corners[at++] = a;
                    corners[at++] = b;
                    corners[at++] = c;
                }
            }
        }
        return new Surface(points(known, middle), Arrays.copyOf(corners, at), middle);
    }

    /** Adding zero makes a negative zero positive, which is the same place. */
    private static int[] joined(Mesh mesh, Map<Place, Integer> known) {
        int[] joined = new int[mesh.vertices()];
        float[] at = mesh.positions();
        for (int i = 0; i < joined.length; i++) {
            Place place = new Place(at[3 * i] + 0f, at[3 * i + 1] + 0f, at[3 * i + 2] + 0f);
            Integer earlier = known.putIfAbsent(place, known.size());
            joined[i] = earlier == null ? known.size() - 1 : earlier;
        }
        return joined;
    }

    private static double[] points(Map<Place, Integer> known, double[] middle) {
        double[] points = new double[known.size() * 3];
        known.forEach((place, number) -> {
            points[3 * number] = place.x - middle[0];
            points[3 * number + 1] = place.y - middle[1];
            points[3 * number + 2] = place.z - middle[2];
        });
        return points;
    }

    /** Where the corner of this number lies, from the middle. */
    public double[] corner(int at) {
        return point(corners[at]);
    }

    public double[] point(int number) {
        return new double[] {points[3 * number], points[3 * number + 1], points[3 * number + 2]};
    }

    public int pointCount() {
        return points.length / 3;
    }

    /** In square units of the model. */
    public double area() {
        double twice = 0;
        for (int at = 0; at < corners.length; at += 3) {
            double[] a = corner(at);
            twice += Vectors.length(Vectors.cross(Vectors.minus(corner(at + 1), a), Vectors.minus(corner(at + 2), a)));
        }
        return twice / 2;
    }

    /** By the divergence theorem, in cubic units; it means something only where the surface is closed. */
    public double signedVolume() {
        double sixTimes = 0;
        for (int at = 0; at < corners.length; at += 3) {
            sixTimes += Vectors.dot(corner(at), Vectors.cross(corner(at + 1), corner(at + 2)));
        }
        return sixTimes / 6;
    }
}
