package datapipeline.engines.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

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
                drawing.write("/F Do /F Do\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
            PDPage page = document.getPage(0);
            try (PDPageContentStream pen =
                    new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false)) {
                pen.drawForm(form);
            }
            return bytes(document);
        }
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
