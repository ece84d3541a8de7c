package datapipeline.engines.picture;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Small pictures made on the spot. */
final class Pictures {
    private static final int BEHIND_HEADER = 33;
    private static final int BEHIND_GIF_HEADER = 13;

    private Pictures() {}

    /** The upper left quarter is red, the rest shades from green to blue. */
    static byte[] of(String format, int width, int height, boolean alpha) throws IOException {
        int kind = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(width, height, kind);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, Color.GREEN, width, height, Color.BLUE));
        pen.fillRect(alpha ? width / 2 : 0, 0, width, height);
        pen.setPaint(Color.RED);
        pen.fillRect(0, 0, width / 2, height / 2);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** A JPEG whose camera was held on its side: orientation 6, so it is turned to the right to be seen. */
    static byte[] heldSideways(int width, int height) throws IOException {
        byte[] upright = of("jpeg", width, height, false);
        byte[] exif = "Exif\0\0MM\0*\0\0\0\u0008\0\1\u0001\u0012\0\3\0\0\0\1\0\6\0\0\0\0\0\0"
                .getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(upright.length + exif.length + 4)
                .put(upright, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .put(upright, 2, upright.length - 2)
                .array();
    }

    /** A PNG that says which red, green and blue it means. */
    static byte[] profiled(byte[] png, byte[] profile) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.write("name\0\0".getBytes(StandardCharsets.ISO_8859_1));
        try (DeflaterOutputStream packed = new DeflaterOutputStream(chunk)) {
            packed.write(profile);
        }
        ByteBuffer all = ByteBuffer.allocate(png.length + chunk.size() + 12).put(png, 0, BEHIND_HEADER);
        chunk(all, "iCCP", chunk.toByteArray(), chunk.size());
        return all.put(png, BEHIND_HEADER, png.length - BEHIND_HEADER).array();
    }

    /** A red square walks from left to right, one step a frame. */
    static byte[] walking(int frames, int width, int height) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < frames; i++) {
                BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED);
                Graphics2D pen = image.createGraphics();
                pen.setPaint(Color.RED);
                pen.fillRect(i * width / frames, 0, width / frames, height);
                pen.dispose();
                writer.writeToSequence(new IIOImage(image, null, aTenthOfASecond(writer, image)), null);
            }
            writer.endWriteSequence();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadata aTenthOfASecond(ImageWriter writer, BufferedImage image) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode root = new IIOMetadataNode(metadata.getNativeMetadataFormatName());
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", "10");
        control.setAttribute("transparentColorIndex", "0");
        root.appendChild(control);
        metadata.mergeTree(metadata.getNativeMetadataFormatName(), root);
        return metadata;
    }

    /** A GIF of one frame, said again and again: each time as large as the screen. */
    static byte[] again(byte[] gif, int times) {
        boolean palette = (gif[10] & 0x80) != 0;
        int frame = BEHIND_GIF_HEADER + (palette ? 3 << (gif[10] & 7) + 1 : 0);
        ByteBuffer all = ByteBuffer.allocate(frame + (gif.length - frame - 1) * times + 1)
                .put(gif, 0, frame);
        for (int i = 0; i < times; i++) {
            all.put(gif, frame, gif.length - frame - 1);
        }
        return all.put((byte) ';').array();
    }

    /** A few bytes that claim to be a picture of 900 megapixels. */
    static byte[] bomb() {
        ByteBuffer header =
                ByteBuffer.allocate(13).putInt(30_000).putInt(30_000).put(new byte[] {8, 2, 0, 0, 0});
        byte[] packed = new byte[100];
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[1000]);
        deflater.finish();
        int length = deflater.deflate(packed);
        ByteBuffer png = ByteBuffer.allocate(400).put("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        chunk(png, "IHDR", header.array(), 13);
        chunk(png, "IDAT", packed, length);
        chunk(png, "IEND", packed, 0);
        return java.util.Arrays.copyOf(png.array(), png.position());
    }

    private static void chunk(ByteBuffer png, String type, byte[] content, int length) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.ISO_8859_1));
        crc.update(content, 0, length);
        png.putInt(length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(content, 0, length)
                .putInt((int) crc.getValue());
    }
}
