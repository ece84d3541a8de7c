package datapipeline.engines.simulation;

import datapipeline.engines.model3d.Material;
import datapipeline.engines.model3d.Mesh;
import datapipeline.engines.model3d.Model;
import datapipeline.engines.model3d.Renderer;
import datapipeline.engines.model3d.View;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** The drop as pictures, all seen from one place. */
record Film(Model model, RigidBody body, List<Pose> poses) {
    static final int WIDTH = 400;
    static final int HEIGHT = 300;
    private static final int FRAMES = 32;
    private static final int FEWEST_HUNDREDTHS = 4;
    private static final int MOST_HUNDREDTHS = 12;
    private static final double YAW = 35;
    private static final Material FLOOR = Material.matt(.55f, .6f, .66f);

    static Film of(Model model, RigidBody body, Drop drop) {
        int last = drop.poses().size() - 1;
        int count = Math.min(FRAMES, last + 1);
        return new Film(
                model,
                body,
                IntStream.range(0, count)
                        .mapToObj(i -> drop.poses().get(count == 1 ? last : (int) ((long) last * i / (count - 1))))
                        .toList());
    }

    /** How long each picture is shown: its share of the time that passed, where an eye can follow that. */
    int hundredths() {
        double each = 100 * seconds() / poses.size();
        return (int) Math.clamp(Math.round(each), FEWEST_HUNDREDTHS, MOST_HUNDREDTHS);
    }

    /** How much faster than real it plays. */
    double speed() {
        return seconds() * 100 / (hundredths() * poses.size());
    }

    private double seconds() {
        return poses.getLast().seconds();
    }

    Iterator<BufferedImage> pictures() {
        double[] box = box();
        View view = new View(box, false, YAW, WIDTH, HEIGHT);
        Mesh floor = floor(box);
        return poses.stream()
                .map(pose -> Renderer.draw(scene(pose, floor), view))
                .iterator();
    }

    /** What holds the body all the time. */
    private double[] box() {
        double[] box = {-1, 0, -1, 1, 1, 1};
        for (Pose pose : poses) {
            for (int axis = 0; axis < 3; axis++) {
                box[axis] = Math.min(box[axis], axis == 1 ? 0 : pose.place()[axis] - 1);
                box[3 + axis] = Math.max(box[3 + axis], pose.place()[axis] + 1);
            }
        }
        return box;
    }

    private static Mesh floor(double[] box) {
        float left = (float) box[0];
        float right = (float) box[3];
        float back = (float) box[2];
        float front = (float) box[5];
        float[] corners = {left, 0, back, left, 0, front, right, 0, front, right, 0, back};
        float[] up = {0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0};
        return new Mesh(corners, up, new int[] {0, 1, 2, 0, 2, 3}, FLOOR);
    }

    private Model scene(Pose pose, Mesh floor) {
        Rotation turned = pose.turned().after(body.along());
        List<Mesh> meshes = new ArrayList<>(List.of(floor));
        for (Mesh mesh : model.meshes()) {
            float[] positions = mesh.positions().clone();
            for (int i = 0; i < positions.length; i += 3) {
                place(positions, i, turned, pose.place());
            }
            float[] normals = mesh.normals().clone();
            for (int i = 0; i < normals.length; i += 3) {
                put(normals, i, turned.turn(normals[i], normals[i + 1], normals[i + 2]));
            }
            meshes.add(new Mesh(positions, normals, mesh.corners(), mesh.material(), mesh.paint()));
        }
        return new Model(meshes);
    }

    private void place(float[] positions, int at, Rotation turned, double[] place) {
        double[] centre = body.centre();
        double[] seen = turned.turn(
                (positions[at] - centre[0]) / body.radius(),
                (positions[at + 1] - centre[1]) / body.radius(),
                (positions[at + 2] - centre[2]) / body.radius());
        for (int axis = 0; axis < 3; axis++) {
            seen[axis] += place[axis];
        }
        put(positions, at, seen);
    }

    private static void put(float[] into, int at, double[] value) {
        for (int axis = 0; axis < 3; axis++) {
            into[at + axis] = (float) value[axis];
        }
    }
}
