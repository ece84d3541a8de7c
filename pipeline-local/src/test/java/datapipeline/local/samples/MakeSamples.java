package datapipeline.local.samples;

import datapipeline.engines.sandbox.Ffmpeg;
import datapipeline.engines.sandbox.Sandbox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Makes every sample anew: {@code MakeSamples <directory>}. Each is the project's own work. */
final class MakeSamples {
    private static final String ORIENTATION = "Exif\0\0MM\0*\0\0\0\u0008\0\1\u0001\u0012\0\3\0\0\0\1\0\1\0\0\0\0\0\0";
    private static final String SCENES = "mandelbrot=s=640x360:r=25:start_scale=2:end_scale=0.2:end_pts=60,"
            + "trim=duration=2[a];testsrc2=s=640x360:d=2:r=25[b];"
            + "life=s=160x90:mold=10:r=25:ratio=0.3:death_color=#204050:life_color=#80e0c0:seed=7,"
            + "trim=duration=2,scale=640:360:flags=neighbor[c];"
            + "[a]format=yuv420p[x];[b]format=yuv420p[y];[c]format=yuv420p[z];[x][y][z]concat=n=3";

    private MakeSamples() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        Files.write(directory.resolve("mandelbrot.jpg"), mandelbrot());
        ImageIO.write(badge(), "png", directory.resolve("badge.png").toFile());
        Files.write(directory.resolve("pipeline-guide.pdf"), guide());
        Files.write(directory.resolve("vase.glb"), Vase.glb());
        Files.write(directory.resolve("vase.stl"), Vase.stl());
        video(directory);
        refused(directory);
    }

    /** What nobody can process: locked, cut short, of no type, and empty. */
    private static void refused(Path directory) throws IOException {
        try (PDDocument guide = Loader.loadPDF(guide())) {
            guide.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            guide.save(directory.resolve("locked.pdf").toFile());
        }
        byte[] picture = Files.readAllBytes(directory.resolve("mandelbrot.jpg"));
        Files.write(directory.resolve("cut-short.jpg"), Arrays.copyOf(picture, picture.length / 4));
        byte[] noise = new byte[2_000];
        new Random(3).nextBytes(noise);
        Files.write(directory.resolve("noise.bin"), noise);
        Files.write(directory.resolve("nothing.pdf"), new byte[0]);
    }

    /** Turned by no angle, yet with an EXIF block to say so, as a camera's picture has. */
    private static byte[] mandelbrot() throws IOException {
        BufferedImage image = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 1200; y++) {
            for (int x = 0; x < 1600; x++) {
                image.setRGB(x, y, colour(-0.7463 + (x - 800) * 1.1e-5, 0.1102 + (y - 600) * 1.1e-5));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BufferedImage smaller = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = smaller.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(image, 0, 0, 1200, 900, null);
        pen.dispose();
        ImageIO.write(smaller, "jpeg", bytes);
        return withExif(bytes.toByteArray());
    }

    private static int colour(double re, double im) {
        double x = 0;
        double y = 0;
        int steps = 0;
        while (x * x + y * y < 256 && steps < 900) {
            double next = x * x - y * y + re;
            y = 2 * x * y + im;
            x = next;
            steps++;
        }
        double smooth = steps == 900 ? 0 : steps + 1 - Math.log(Math.log(x * x + y * y) / 2) / Math.log(2);
        float shade = (float) Math.min(1, Math.sqrt(smooth / 300));
        return Color.HSBtoRGB(0.62f - 0.55f * shade, 0.75f - 0.4f * shade, steps == 900 ? 0.05f : 0.2f + 0.8f * shade);
    }

    private static byte[] withExif(byte[] jpeg) {
        byte[] exif = ORIENTATION.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(jpeg.length + exif.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static BufferedImage badge() {
        BufferedImage image = new BufferedImage(512, 512, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Color teal = new Color(20, 130, 150, 255);
        Color fading = new Color(20, 130, 150, 0);
        pen.setPaint(new RadialGradientPaint(256, 256, 250, new float[] {0.75f, 1}, new Color[] {teal, fading}));
        pen.fillOval(6, 6, 500, 500);
        pen.setColor(Color.WHITE);
        for (int bar = 0; bar < 4; bar++) {
            pen.fillRoundRect(130 + bar * 66, 330 - bar * 55, 46, 60 + bar * 55, 16, 16);
        }
        pen.dispose();
        return image;
    }

    private static byte[] guide() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/samples/pipeline-guide.txt"));
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle("A short guide to Data Pipeline");
            for (String page : text.split("\f")) {
                write(document, page.strip());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static void write(PDDocument document, String text) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
            pen.beginText();
            pen.newLineAtOffset(64, 770);
            pen.setLeading(16);
            boolean heading = true;
            for (String line : text.lines().toList()) {
                pen.setFont(new PDType1Font(heading ? FontName.HELVETICA_BOLD : FontName.HELVETICA), heading ? 18 : 11);
                pen.showText(line);
                pen.newLine();
                heading = false;
            }
            pen.endText();
        }
    }

    private static void video(Path directory) throws InterruptedException {
        List<String> words = List.of(
                "-f",
                "lavfi",
                "-i",
                SCENES,
                "-c:v",
                "libx264",
                "-preset",
                "slow",
                "-crf",
                "30",
                "-pix_fmt",
                "yuv420p",
                "-movflags",
                "+faststart",
                directory.resolve("three-scenes.mp4").toString());
        Sandbox.run(Ffmpeg.installed().ffmpeg(words), directory, Duration.ofMinutes(2));
    }
}
