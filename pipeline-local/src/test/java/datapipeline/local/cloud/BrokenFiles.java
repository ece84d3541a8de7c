package datapipeline.local.cloud;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Files as they really arrive broken, made on the spot. */
enum BrokenFiles {
    ENCRYPTED_PDF("pdf") {
        @Override
        byte[] bytes() throws IOException {
            try (PDDocument document = onePage()) {
                document.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
                return saved(document);
            }
        }
    },
    /** Its table of objects is gone, and so is every object that a repair could find. */
    PDF_WITH_BROKEN_XREF("pdf") {
        @Override
        byte[] bytes() throws IOException {
            try (PDDocument document = onePage()) {
                String text = new String(saved(document), StandardCharsets.ISO_8859_1);
                return text.replace("xref", "xxxx")
                        .replace(" obj", " abj")
                        .replace("/Root", "/Toor")
                        .getBytes(StandardCharsets.ISO_8859_1);
            }
        }
    },
    TRUNCATED_JPEG("jpg") {
        @Override
        byte[] bytes() throws IOException {
            return half(picture("jpg"));
        }
    },
    TRUNCATED_PNG("png") {
        @Override
        byte[] bytes() throws IOException {
            return half(picture("png"));
        }
    },
    /** 100,000 by 100,000 pixels, as its header says: 30 GB unpacked. */
    BOMB_PNG("png") {
        @Override
        byte[] bytes() throws IOException {
            byte[] png = picture("png");
            ByteBuffer header = ByteBuffer.wrap(png);
            header.putInt(16, 100_000).putInt(20, 100_000);
            CRC32 crc = new CRC32();
            crc.update(png, 12, 17);
            header.putInt(29, (int) crc.getValue());
            return png;
        }
    };

    private final String extension;

    BrokenFiles(String extension) {
        this.extension = extension;
    }

    String key() {
        return "acme/" + name() + "." + extension;
    }

    abstract byte[] bytes() throws IOException;

    private static PDDocument onePage() {
        PDDocument document = new PDDocument();
        document.addPage(new PDPage());
        return document;
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static byte[] picture(String format) throws IOException {
        var image = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 200; x++) {
            for (int y = 0; y < 150; y++) {
                image.setRGB(x, y, x * y * 7919);
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
