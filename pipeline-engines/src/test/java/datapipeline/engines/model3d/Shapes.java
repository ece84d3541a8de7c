package datapipeline.engines.model3d;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Models whose properties are known from textbooks. */
public final class Shapes {
    private static final int[] BOX = {
        0, 3, 2, 0, 2, 1, 4, 5, 6, 4, 6, 7, 0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4, 3, 4, 7
    };

    private Shapes() {}

    /** From the origin to this corner. */
    public static Model box(double x, double y, double z) {
        double[][] corners = {{0, 0, 0}, {x, 0, 0}, {x, y, 0}, {0, y, 0}, {0, 0, z}, {x, 0, z}, {x, y, z}, {0, y, z}};
        return model(corners, BOX);
    }

    /** The corner of a cube: the origin, and 1 on each axis. */
    public static Model tetrahedron() {
        double[][] corners = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        return model(corners, 0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3);
    }

    /** Of radius 1 about the origin, with a pole up and one down. */
    public static Model sphere(int rings) {
        return turnedProfile(rings, 2 * rings, t -> new double[] {Math.sin(Math.PI * t), -Math.cos(Math.PI * t)});
    }

    /** Standing on its point, as high as it is wide. */
    public static Model coneOnItsPoint(int around) {
        return turnedProfile(2, around, t -> t < .25 ? new double[] {0, 0} : new double[] {t < .75 ? 1 : 0, 2});
    }

    /** A place on a profile that is turned about the y axis: distance from it, and height; from 0 to 1. */
    private interface Profile {
        double[] at(double share);
    }

    private static Model turnedProfile(int rings, int around, Profile profile) {
        double[][] corners = new double[(rings - 1) * around + 2][];
        corners[0] = new double[] {0, profile.at(0)[1], 0};
        corners[corners.length - 1] = new double[] {0, profile.at(1)[1], 0};
        int[] faces = new int[(rings - 1) * around * 6];
        int at = 0;
        for (int ring = 1; ring < rings; ring++) {
            double[] spot = profile.at((double) ring / rings);
            for (int i = 0; i < around; i++) {
                double angle = 2 * Math.PI * i / around;
                int here = (ring - 1) * around + 1 + i;
                int next = (ring - 1) * around + 1 + (i + 1) % around;
                corners[here] = new double[] {spot[0] * Math.cos(angle), spot[1], -spot[0] * Math.sin(angle)};
                boolean last = ring == rings - 1;
                int[] two = ring == 1 ? new int[] {0, next, here} : new int[] {here - around, next, here};
                int[] more = last ? new int[] {here, next, corners.length - 1} : new int[] {here, next, next + around};
                System.arraycopy(two, 0, faces, at, 3);
                System.arraycopy(more, 0, faces, at + 3, 3);
                at += 6;
            }
        }
        return model(corners, faces);
    }

    public static Model model(double[][] corners, int... faces) {
        float[] positions = new float[corners.length * 3];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (float) corners[i / 3][i % 3];
        }
        return new Model(List.of(new Mesh(positions, new float[0], faces, Material.matt(1, 1, 1))));
    }

    /** Each point somewhere else. */
    public static Model moved(Model model, UnaryOperator<double[]> to) {
        return new Model(model.meshes().stream().map(mesh -> moved(mesh, to)).toList());
    }

    private static Mesh moved(Mesh mesh, UnaryOperator<double[]> to) {
        float[] positions = mesh.positions().clone();
        for (int i = 0; i < positions.length; i += 3) {
            double[] there = to.apply(new double[] {positions[i], positions[i + 1], positions[i + 2]});
            for (int axis = 0; axis < 3; axis++) {
                positions[i + axis] = (float) there[axis];
            }
        }
        return new Mesh(positions, mesh.normals(), mesh.corners(), mesh.material());
    }

    public static Model shifted(Model model, double x, double y, double z) {
        return moved(model, at -> new double[] {at[0] + x, at[1] + y, at[2] + z});
    }

    /** Its inside outside. */
    public static Model inverted(Model model) {
        return new Model(model.meshes().stream()
                .map(mesh -> {
                    int[] corners = mesh.corners().clone();
                    for (int i = 0; i < corners.length; i += 3) {
                        corners[i] = mesh.corners()[i + 1];
                        corners[i + 1] = mesh.corners()[i];
                    }
                    return new Mesh(mesh.positions(), mesh.normals(), corners, mesh.material());
                })
                .toList());
    }

    public static Model together(Model... models) {
        return new Model(
                Arrays.stream(models).flatMap(model -> model.meshes().stream()).toList());
    }

    /** Without its last triangle. */
    public static Model torn(Model model) {
        Mesh mesh = model.meshes().getFirst();
        int[] corners = Arrays.copyOf(mesh.corners(), mesh.corners().length - 3);
        return new Model(List.of(new Mesh(mesh.positions(), mesh.normals(), corners, mesh.material())));
    }

    /** As a Wavefront file. */
    public static String obj(Model model) {
        StringBuilder text = new StringBuilder();
        int base = 1;
        for (Mesh mesh : model.meshes()) {
            float[] at = mesh.positions();
            for (int i = 0; i < at.length; i += 3) {
                text.append(String.format(Locale.ROOT, "v %.9g %.9g %.9g%n", at[i], at[i + 1], at[i + 2]));
            }
            int[] faces = mesh.corners();
            for (int i = 0; i < faces.length; i += 3) {
                text.append(String.format("f %d %d %d%n", faces[i] + base, faces[i + 1] + base, faces[i + 2] + base));
            }
            base += mesh.vertices();
        }
        return text.toString();
    }
}
