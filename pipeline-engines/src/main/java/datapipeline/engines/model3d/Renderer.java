package datapipeline.engines.model3d;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Draws a model in software, with neither graphics card nor window system; edges are smoothed by drawing it larger. */
public final class Renderer {
    private static final int SMOOTHED_UP_TO = 2048 * 2048;

    private Renderer() {}

    static BufferedImage draw(Model model, boolean zUp, double yaw, int width, int height) {
        return draw(model, new View(model.bounds(), zUp, yaw, width, height));
    }

    /** As it looks from there. */
    public static BufferedImage draw(Model model, View from) {
        int times = from.width() * from.height() <= SMOOTHED_UP_TO ? 2 : 1;
        View view = from.larger(times);
        Canvas canvas = new Canvas(view.width(), view.height());
        model.meshes().stream()
                .filter(mesh -> !mesh.material().letsLightThrough())
                .forEach(mesh -> draw(mesh, view, canvas));
        model.meshes().stream()
                .filter(mesh -> mesh.material().letsLightThrough())
                .sorted(Comparator.comparingDouble((Mesh mesh) -> distance(mesh, view))
                        .reversed())
                .forEach(mesh -> draw(mesh, view, canvas));
        return canvas.image(times);
    }

    private static void draw(Mesh mesh, View view, Canvas canvas) {
        float[][] seen = seen(mesh, view);
        int[] corners = mesh.corners();
        Coat coat = new Coat(mesh);
        IntConsumer drawing =
                at -> canvas.triangle(seen[corners[at]], seen[corners[at + 1]], seen[corners[at + 2]], coat, at);
        if (mesh.material().letsLightThrough()) {
            farthestFirst(seen, corners).forEach(drawing);
        } else {
            for (int at = 0; at < corners.length; at += 3) {
                drawing.accept(at);
            }
        }
    }

    /** Where light comes through, what is behind has to be there already. Positive numbers sort by their bits. */
    private static IntStream farthestFirst(float[][] seen, int[] corners) {
        long[] keys = new long[corners.length / 3];
        for (int at = 0; at < corners.length; at += 3) {
            float away = seen[corners[at]][2] + seen[corners[at + 1]][2] + seen[corners[at + 2]][2];
            keys[at / 3] = (long) -Float.floatToIntBits(Math.max(0, away)) << 32 | at;
        }
        return Arrays.stream(keys).sorted().mapToInt(key -> (int) key);
    }

    private static double distance(Mesh mesh, View view) {
        double[] box = new Model(List.of(mesh)).bounds();
        float[] middle = new float[3];
        view.project(
                (float) (box[0] + box[3]) / 2, (float) (box[1] + box[4]) / 2, (float) (box[2] + box[5]) / 2, middle);
        return middle[2];
    }

    /** Each vertex as picture coordinates, distance and light. */
    private static float[][] seen(Mesh mesh, View view) {
        float[][] seen = new float[mesh.vertices()][4];
        float[] at = mesh.positions();
        float[] normals = mesh.normals();
        for (int i = 0; i < seen.length; i++) {
            view.project(at[3 * i], at[3 * i + 1], at[3 * i + 2], seen[i]);
            seen[i][3] = normals.length == 0 ? .8f : view.light(normals[3 * i], normals[3 * i + 1], normals[3 * i + 2]);
        }
        return seen;
    }
}
