package datapipeline.engines.model3d;

import datapipeline.engines.sandbox.Refusal;
import datapipeline.model.ReasonCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** A picture as it lies in the file of a model; it is read when it is first drawn, and then kept. */
public final class TextureImage {
    private static final int LONGEST_READ = 2048;
    private static final long MAX_PIXELS = 16_384L * 16_384;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private final byte[] bytes;
    private @Nullable Picture picture;

    TextureImage(byte[] bytes) {
        this.bytes = bytes;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Empty unless it is one of the two kinds that glTF allows. */
    public Optional<String> contentType() {
        return begins(PNG) ? Optional.of("image/png") : begins(JPEG) ? Optional.of("image/jpeg") : Optional.empty();
    }

    private boolean begins(byte[] with) {
        return bytes.length > with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    /** @throws Refusal when it is broken, or too large */
    Picture picture() {
        if (picture == null) {
            picture = Picture.of(read());
        }
        return picture;
    }

    private BufferedImage read() {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new IOException("no picture that can be read");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return reader.read(0, smaller(reader));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new Refusal(ReasonCode.CORRUPT, "a texture inside the model cannot be read: " + broken.getMessage());
        }
    }

    private static ImageReadParam smaller(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MAX_PIXELS) {
            throw new Refusal(
                    ReasonCode.PIXEL_LIMIT,
                    "a texture inside the model has %d × %d pixels; at most 16384 × 16384 are read"
                            .formatted(width, height));
        }
        ImageReadParam parameters = reader.getDefaultReadParam();
        int times = Math.ceilDiv(Math.max(width, height), LONGEST_READ);
        parameters.setSourceSubsampling(times, times, 0, 0);
        return parameters;
    }
}
