package datapipeline.local.bench;

import datapipeline.engines.sandbox.Child;
import datapipeline.engines.sandbox.Ffmpeg;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Peers: what a script of one's own would do with the same pictures, without probing, limits, records or results. */
final class PlainLoops {
    private static final int SIDE = 1024;

    private final Path directory;

    PlainLoops(Path directory) {
        this.directory = directory;
    }

    /** One ffmpeg process a picture. */
    Measured ffmpeg(int times) throws Exception {
        Path source = Files.write(directory.resolve("plain.jpg"), BenchFile.PICTURE.bytes());
        return Measured.here("peer: a loop of ffmpeg, PICTURE", times, () -> {
            for (int i = 0; i < times; i++) {
                run(source, directory.resolve("plain-%d.jpg".formatted(i)));
            }
        });
    }

    private static void run(Path source, Path target) throws IOException, InterruptedException {
        String scale = "scale=%d:-2:flags=lanczos".formatted(SIDE);
        Child ffmpeg = Ffmpeg.installed().ffmpeg(List.of("-i", source.toString(), "-vf", scale, target.toString()));
        var command = new ProcessBuilder(ffmpeg.command()).inheritIO();
        command.environment().putAll(ffmpeg.environment());
        int status = command.start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("ffmpeg ended with status " + status);
        }
    }

    /** ImageIO in a JVM that is warm already. */
    Measured imageIo(int times) throws Exception {
        byte[] source = BenchFile.PICTURE.bytes();
        for (int i = 0; i < times; i++) {
            resize(source, i);
        }
        return Measured.here("peer: a loop of ImageIO in a warm JVM, PICTURE", times, () -> {
            for (int i = 0; i < times; i++) {
                resize(source, i);
            }
        });
    }

    private void resize(byte[] source, int number) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(source));
        int height = SIDE * picture.getHeight() / picture.getWidth();
        var smaller = new BufferedImage(SIDE, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = smaller.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, SIDE, height, null);
        pen.dispose();
        ImageIO.write(
                smaller,
                "jpg",
                directory.resolve("imageio-%d.jpg".formatted(number)).toFile());
    }
}
