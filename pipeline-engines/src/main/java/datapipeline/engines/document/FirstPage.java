package datapipeline.engines.document;

import datapipeline.engines.sandbox.WorkerAnswer.Made;
import datapipeline.model.Format;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A picture of a document's first page, for people who look through files. A PDF's is drawn; of an office document only
 * the picture is taken that the program which saved it put inside, as nothing here lays out pages. Where neither can be
 * had there is none.
 */
final class FirstPage {
    static final String FILE = "first-page.png";
    private static final Set<Format> MAY_CARRY_ONE =
            EnumSet.of(Format.DOCX, Format.XLSX, Format.PPTX, Format.ODT, Format.ODS, Format.ODP);
    private static final List<String> CARRIED =
            List.of("docProps/thumbnail.jpeg", "docProps/thumbnail.png", "Thumbnails/thumbnail.png");
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_PIXELS_A_SIDE = 4000;

    private FirstPage() {}

    /** Never a reason to refuse a document whose text was read. */
    static Optional<Made> draw(Path file, Format format, Path outputs) throws IOException {
        Optional<BufferedImage> picture;
        String made;
        if (format == Format.PDF) {
            picture = drawn(file);
            made = "drawn here";
        } else if (MAY_CARRY_ONE.contains(format)) {
            picture = carried(file);
            made = "carried by the document";
        } else {
            return Optional.empty();
        }
        if (picture.isEmpty()) {
            return Optional.empty();
        }
        BufferedImage page = picture.get();
        ImageIO.write(page, "png", outputs.resolve(FILE).toFile());
        return Optional.of(new Made(FILE, "image/png", page.getWidth(), page.getHeight(), Map.of("page", made)));
    }

    private static Optional<BufferedImage> drawn(Path file) {
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            return Optional.of(BoundedRenderer.firstPage(document));
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError notDrawn) {
            // Also where a machine has no libraries to draw with: the text is there all the same.
            System.err.println("the first page is not drawn: " + notDrawn.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<BufferedImage> carried(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (String name : CARRIED) {
                ZipEntry entry = zip.getEntry(name);
                if (entry != null) {
                    try (var in = zip.getInputStream(entry)) {
                        return picture(in.readNBytes(MOST_BYTES));
                    }
                }
            }
        } catch (IOException | RuntimeException notReadable) {
            System.err.println("the picture inside is not read: " + notReadable.getMessage());
        }
        return Optional.empty();
    }

    /** Looks at its measures before it is unpacked. */
    private static Optional<BufferedImage> picture(byte[] bytes) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                boolean small = reader.getWidth(0) <= MOST_PIXELS_A_SIDE && reader.getHeight(0) <= MOST_PIXELS_A_SIDE;
                return small ? Optional.of(reader.read(0)) : Optional.empty();
            } finally {
                reader.dispose();
            }
        }
    }
}
