package datapipeline.engines.simulation;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Writes pictures as one moving GIF that plays once and stays at its end: whoever reads a page is not to be distracted. */
final class MovingPicture {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private MovingPicture() {}

    /** @param hundredths of a second that each picture is shown for */
    static void write(Iterator<BufferedImage> frames, int hundredths, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            while (frames.hasNext()) {
                BufferedImage frame = frames.next();
                writer.writeToSequence(new IIOImage(frame, null, shownFor(hundredths, writer, frame)), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadata shownFor(int hundredths, ImageWriter writer, BufferedImage frame)
            throws IIOInvalidTreeException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(frame), null);
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(hundredths));
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(control);
        metadata.mergeTree(FORMAT, root);
        return metadata;
    }
}
