package datapipeline.engines.model3d;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * A glTF written out by hand: a square from (0, 0, 0) to (2, 2, 0) that faces z, with a texture that fills it, and with
 * colours of its four vertices: lower left, lower right, upper right, upper left.
 *
 * @param material as JSON
 * @param attributes of the only primitive, as JSON
 * @param image as JSON, with %s where the picture comes as base64
 * @param more members of the document, as JSON, each with a comma before it
 */
public record Square(String material, String attributes, String image, String more, byte[] png) {
    public static final String TEXTURED = "{\"pbrMetallicRoughness\":{\"baseColorTexture\":{\"index\":0}}}";
    private static final String COLOURED = "\"POSITION\":0,\"COLOR_0\":2";
    private static final String LAID = "\"POSITION\":0,\"TEXCOORD_0\":1";
    private static final String INSIDE = "{\"uri\":\"data:image/png;base64,%s\"}";
    private static final float[] NUMBERS = {
        0, 0, 0, 2, 0, 0, 2, 2, 0, 0, 2, 0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1,
    };
    private static final int FLOATS = NUMBERS.length * 4;

    /** Red, green, blue and white, from the upper left to the lower right. */
    public static Square textured() {
        return new Square(TEXTURED, LAID, INSIDE, "", quarters());
    }

    public static Square coloured() {
        return new Square("{}", COLOURED, INSIDE, "", quarters());
    }

    public Square of(String otherMaterial) {
        return new Square(otherMaterial, attributes, image, more, png);
    }

    public Square with(String moreMembers) {
        return new Square(material, attributes, image, moreMembers, png);
    }

    public Square withImage(String otherImage, byte[] otherPng) {
        return new Square(material, attributes, otherImage, more, otherPng);
    }

    public static byte[] quarters() {
        return quarters(64, BufferedImage.TYPE_INT_RGB, Color.WHITE);
    }

    public static byte[] quarters(int size, int type, Color lowerRight) {
        BufferedImage image = new BufferedImage(size, size, type);
        Graphics2D drawing = image.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, lowerRight};
        for (int i = 0; i < 4; i++) {
            drawing.setColor(colours[i]);
            drawing.fillRect(i % 2 * size / 2, i / 2 * size / 2, size / 2, size / 2);
        }
        drawing.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return png.toByteArray();
    }

    public String gltf() {
        String data = Base64.getEncoder().encodeToString(binary());
        return document("\"uri\":\"data:application/octet-stream;base64,%s\",".formatted(data));
    }

    public byte[] glb() {
        byte[] written = document("").getBytes(StandardCharsets.UTF_8);
        int json = written.length + (-written.length & 3);
        ByteBuffer file = ByteBuffer.allocate(28 + json + binary().length).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x46546C67).putInt(2).putInt(file.capacity());
        file.putInt(json).putInt(0x4E4F534A).put(written);
        while (file.position() < 20 + json) {
            file.put((byte) ' ');
        }
        return file.putInt(binary().length).putInt(0x004E4942).put(binary()).array();
    }

    private static byte[] binary() {
        ByteBuffer bytes = ByteBuffer.allocate(FLOATS + 12).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : NUMBERS) {
            bytes.putFloat(number);
        }
        for (int corner : new int[] {0, 1, 2, 0, 2, 3}) {
            bytes.putShort((short) corner);
        }
        return bytes.array();
    }

    private String document(String buffer) {
        String picture = image.formatted(Base64.getEncoder().encodeToString(png));
        return """
                {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],"nodes":[{"mesh":0}],
                 "meshes":[{"primitives":[{"attributes":{%s},"indices":3,"material":0}]}],
                 "materials":[%s],"textures":[{"source":0}],"images":[%s],
                 "accessors":[{"bufferView":0,"componentType":5126,"count":4,"type":"VEC3","min":[0,0,0],"max":[2,2,0]},
                   {"bufferView":1,"componentType":5126,"count":4,"type":"VEC2"},
                   {"bufferView":2,"componentType":5126,"count":4,"type":"VEC4"},
                   {"bufferView":3,"componentType":5123,"count":6,"type":"SCALAR"}],
                 "bufferViews":[{"buffer":0,"byteLength":48},{"buffer":0,"byteOffset":48,"byteLength":32},
                   {"buffer":0,"byteOffset":80,"byteLength":64},{"buffer":0,"byteOffset":144,"byteLength":12}],
                 "buffers":[{%s"byteLength":156}]%s}""".formatted(attributes, material, picture, buffer, more);
    }
}
