package datapipeline.services.rekognition;

import datapipeline.services.rekognition.Findings.Box;
import datapipeline.services.rekognition.Findings.Found;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** The small upright picture, written by our own ffmpeg and not by a stranger, with frames around what was found. */
final class Preview {
    private final BufferedImage drawn;

    private Preview(BufferedImage drawn) {
        this.drawn = drawn;
    }

    static Preview of(Path picture, Findings findings) throws IOException {
        BufferedImage small = ImageIO.read(picture.toFile());
        if (small == null) {
            throw new IOException("no reader for the small picture");
        }
        var drawn = new BufferedImage(small.getWidth(), small.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.drawImage(small, 0, 0, null);
        pen.setStroke(new BasicStroke(3));
        frames(pen, Color.GREEN, findings.objects(), drawn);
        frames(pen, Color.BLUE, findings.faces(), drawn);
        frames(pen, Color.ORANGE, findings.texts(), drawn);
        pen.dispose();
        return new Preview(drawn);
    }

    private static void frames(Graphics2D pen, Color colour, List<Found> all, BufferedImage on) {
        pen.setColor(colour);
        for (Found one : all) {
            Box box = one.box();
            pen.drawRect(
                    (int) (box.left() * on.getWidth()),
                    (int) (box.top() * on.getHeight()),
                    (int) (box.width() * on.getWidth()),
                    (int) (box.height() * on.getHeight()));
        }
    }

    int width() {
        return drawn.getWidth();
    }

    int height() {
        return drawn.getHeight();
    }

    void write(Path to) throws IOException {
        ImageIO.write(drawn, "png", to.toFile());
    }
}
