package datapipeline.local.cloud;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Small files of every family, and of every way to be refused, each under a key of its own. */
public final class MixedFiles {
    private MixedFiles() {}

    /**
     * One upload.
     *
     * @param end how its run must end
     */
    record Upload(String key, byte[] bytes, Map<String, String> metadata, String end) {}

    /** Mostly cheap ones, refused at the door; of every twenty, six pictures that are resized, and now and then a document. */
    static List<Upload> of(int count) throws IOException {
        List<Upload> all = new ArrayList<>(heavy());
        for (int i = all.size(); i < count; i++) {
            all.add(cheap(i));
        }
        return all;
    }

    private static List<Upload> heavy() throws IOException {
        List<Upload> all = new ArrayList<>();
        for (String sample : List.of(
                "mandelbrot.jpg",
                "pipeline-guide.pdf",
                "pipeline-guide.txt",
                "vase.glb",
                "vase.stl",
                "three-scenes.mp4",
                "badge.png")) {
            for (int i = 0; i < 2; i++) {
                all.add(new Upload("samples/%d/%s".formatted(i, sample), sample(sample), Map.of(), "COMPLETED"));
            }
        }
        return all;
    }

    /** A sample that comes with the product. */
    public static byte[] sample(String name) throws IOException {
        try (InputStream in = MixedFiles.class.getResourceAsStream("/datapipeline/local/samples/" + name)) {
            return in.readAllBytes();
        }
    }

    private static Upload cheap(int i) throws IOException {
        String key = "load/%03d".formatted(i);
        return switch (i % 20) {
            case 0 -> i % 60 == 0 ? text(key, i) : new Upload(key + ".pdf", new byte[0], Map.of(), "QUARANTINED");
            case 1, 2, 3 -> new Upload(key + ".pdf", new byte[0], Map.of(), "QUARANTINED");
            case 4, 5, 6, 7, 8 ->
                new Upload(key + ".bin", new byte[] {0, 1, 2, 3, (byte) i, 9, 0, 0}, Map.of(), "QUARANTINED");
            case 9, 10, 11, 12, 13 ->
                new Upload(key + ".png", png(i), Map.of("processing-option", "resise"), "QUARANTINED");
            case 14 -> new Upload(key + ".png", cut(png(i)), resize(), "QUARANTINED");
            default -> new Upload(key + ".png", png(i), resize(), "COMPLETED");
        };
    }

    private static Upload text(String key, int i) {
        byte[] words = "A sentence, number %d. It says little.\n".formatted(i).getBytes(StandardCharsets.UTF_8);
        return new Upload(key + ".txt", words, Map.of(), "COMPLETED");
    }

    private static Map<String, String> resize() {
        return Map.of("processing-option", "resize;width=8");
    }

    private static byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, whole.length - 30);
    }

    static byte[] png(int seed) throws IOException {
        var image = new BufferedImage(16, 12, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 16; x++) {
            for (int y = 0; y < 12; y++) {
                image.setRGB(x, y, (x * 15 << 16) ^ (y * 20 << 8) ^ seed * 7919);
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
