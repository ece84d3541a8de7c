package datapipeline.local.samples;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A fluted vase: a closed surface turned around the vertical axis, as STL and as GLB. */
final class Vase {
    private static final int AROUND = 96;
    private static final int UP = 48;

    private Vase() {}

    /** Metres; y points up. The first and the last point lie on the axis and close the surface. */
    private static float[][] points() {
        float[][] points = new float[AROUND * UP + 2][];
        points[0] = new float[] {0, 0, 0};
        for (int level = 0; level < UP; level++) {
            double height = level / (UP - 1.0);
            double radius = 0.22 + 0.16 * Math.sin(Math.PI * 1.35 * height + 0.35) - 0.05 * height;
            for (int step = 0; step < AROUND; step++) {
                double angle = 2 * Math.PI * step / AROUND + 0.7 * height;
                double fluted = radius * (1 + 0.045 * Math.cos(12 * angle));
                points[1 + level * AROUND + step] = new float[] {
                    (float) (fluted * Math.cos(angle)), (float) height, (float) (-fluted * Math.sin(angle))
                };
            }
        }
        points[points.length - 1] = new float[] {0, 1, 0};
        return points;
    }

    private static int[] triangles() {
        int[] corners = new int[(AROUND * (UP - 1) * 2 + 2 * AROUND) * 3];
        int at = 0;
        int top = AROUND * UP + 1;
        for (int step = 0; step < AROUND; step++) {
            int next = (step + 1) % AROUND;
            at = put(corners, at, 0, 1 + next, 1 + step);
            for (int level = 0; level < UP - 1; level++) {
                int low = 1 + level * AROUND;
                int high = low + AROUND;
                at = put(corners, at, low + step, low + next, high + next);
                at = put(corners, at, low + step, high + next, high + step);
            }
            int rim = 1 + (UP - 1) * AROUND;
            at = put(corners, at, top, rim + step, rim + next);
        }
        return corners;
    }

    private static int put(int[] corners, int at, int... triangle) {
        System.arraycopy(triangle, 0, corners, at, 3);
        return at + 3;
    }

    /** In millimetres and with z up, as printers want it. */
    static byte[] stl() {
        float[][] points = points();
        int[] corners = triangles();
        ByteBuffer stl = little(84 + 50 * (corners.length / 3));
        stl.put("a fluted vase, in millimetres".getBytes(StandardCharsets.US_ASCII))
                .position(80);
        stl.putInt(corners.length / 3);
        for (int at = 0; at < corners.length; at += 3) {
            stl.putFloat(0).putFloat(0).putFloat(0);
            for (int corner = 0; corner < 3; corner++) {
                float[] point = points[corners[at + corner]];
                stl.putFloat(point[0] * 100).putFloat(-point[2] * 100).putFloat(point[1] * 100);
            }
            stl.putShort((short) 0);
        }
        return stl.array();
    }

    static byte[] glb() {
        float[][] points = points();
        int[] corners = triangles();
        ByteBuffer binary = little(points.length * 12 + corners.length * 2);
        for (float[] point : points) {
            binary.putFloat(point[0]).putFloat(point[1]).putFloat(point[2]);
        }
        for (int corner : corners) {
            binary.putShort((short) corner);
        }
        byte[] json = json(points.length, corners.length).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer glb = little(12 + 8 + json.length + 8 + binary.capacity());
        glb.put("glTF".getBytes(StandardCharsets.US_ASCII)).putInt(2).putInt(glb.capacity());
        glb.putInt(json.length).put("JSON".getBytes(StandardCharsets.US_ASCII)).put(json);
        glb.putInt(binary.capacity())
                .put("BIN\0".getBytes(StandardCharsets.US_ASCII))
                .put(binary.array());
        return glb.array();
    }

    private static String json(int points, int corners) {
        String scene = """
                {"asset":{"version":"2.0","generator":"Data Pipeline samples"},"scene":0,"scenes":[{"nodes":[0]}],\
                "nodes":[{"mesh":0,"name":"vase"}],"materials":[{"name":"glaze","pbrMetallicRoughness":\
                {"baseColorFactor":[0.16,0.45,0.56,1],"metallicFactor":0,"roughnessFactor":0.4}}],\
                "meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1,"material":0}]}],\
                "buffers":[{"byteLength":%d}],"bufferViews":[{"buffer":0,"byteLength":%d,"target":34962},\
                {"buffer":0,"byteOffset":%d,"byteLength":%d,"target":34963}],"accessors":[{"bufferView":0,\
                "componentType":5126,"count":%d,"type":"VEC3","min":[-0.5,0,-0.5],"max":[0.5,1,0.5]},\
                {"bufferView":1,"componentType":5123,"count":%d,"type":"SCALAR"}]}""".formatted(points * 12 + corners * 2, points * 12, points * 12, corners * 2, points, corners);
        return scene + " ".repeat((4 - scene.length() % 4) % 4);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
