package datapipeline.engines.model3d;

import java.awt.image.BufferedImage;

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
        for (Mesh mesh : model.meshes()) {
            float[][] seen = seen(mesh, view);
            int[] corners = mesh.corners();
            float[] colour = mesh.colour();
            for (int at = 0; at < corners.length; at += 3) {
                canvas.triangle(seen[corners[at]], seen[corners[at + 1]], seen[corners[at + 2]], colour);
            }
        }
        return canvas.image(times);
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
