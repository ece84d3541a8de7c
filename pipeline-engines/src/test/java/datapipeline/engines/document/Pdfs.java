package datapipeline.engines.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Small PDFs made on the spot. */
final class Pdfs {
    private Pdfs() {}

    static byte[] withPages(String... lines) throws IOException {
        try (PDDocument document = document(lines)) {
            return bytes(document);
        }
    }

    static byte[] locked(String userPassword, boolean mayExtract) throws IOException {
        try (PDDocument document = document("secret")) {
            AccessPermission permission = new AccessPermission();
            permission.setCanExtractContent(mayExtract);
            document.protect(new StandardProtectionPolicy("owner", userPassword, permission));
            return bytes(document);
        }
    }

    /** Its form draws itself twice, and each of those draws itself twice, and so on. */
    static byte[] drawingItselfForever() throws IOException {
        try (PDDocument document = document("looks harmless")) {
            PDFormXObject form = new PDFormXObject(document);
            PDResources resources = new PDResources();
            form.setResources(resources);
            form.setBBox(document.getPage(0).getMediaBox());
            resources.put(COSName.getPDFName("F"), form);
            try (var drawing = form.getContentStream().createOutputStream()) {
                drawing.write("/F Do /F Do\n".getBytes(StandardCharsets.US_ASCII));
            }
            PDPage page = document.getPage(0);
            try (PDPageContentStream pen =
                    new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false)) {
                pen.drawForm(form);
            }
            return bytes(document);
        }
    }

    /** With a picture that says it is so many pixels wide and high, and is nothing. */
    static byte[] withAPictureOf(int side, String line) throws IOException {
        try (PDDocument document = document(line)) {
            PDPage page = document.getPage(0);
            PDImageXObject picture = new PDImageXObject(
                    document,
                    new ByteArrayInputStream(new byte[0]),
                    COSName.FLATE_DECODE,
                    side,
                    side,
                    8,
                    PDDeviceGray.INSTANCE);
            try (PDPageContentStream pen =
                    new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false)) {
                pen.drawImage(picture, 0, 0, 100, 100);
            }
            return bytes(document);
        }
    }

    /** A file of these objects, numbered from 1, the first of which is its root. */
    static byte[] ofObjects(String... objects) {
        StringBuilder file = new StringBuilder("%PDF-1.7\n");
        List<Integer> places = new ArrayList<>();
        for (String object : objects) {
            places.add(file.length());
            file.append("%d 0 obj\n%s\nendobj\n".formatted(places.size(), object));
        }
        int table = file.length();
        file.append("xref\n0 %d\n0000000000 65535 f \n".formatted(objects.length + 1));
        places.forEach(place -> file.append("%010d 00000 n \n".formatted(place)));
        file.append("trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n".formatted(objects.length + 1, table));
        return file.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static PDDocument document(String... lines) throws IOException {
        PDDocument document = new PDDocument();
        document.getDocumentInformation().setTitle("A test");
        for (String line : lines) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                pen.beginText();
                pen.setFont(new PDType1Font(FontName.HELVETICA), 12);
                pen.newLineAtOffset(72, 700);
                pen.showText(line);
                pen.endText();
            }
        }
        return document;
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
