package datapipeline.engines.document;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Small office documents made on the spot. */
final class OfficeFiles {
    private OfficeFiles() {}

    static byte[] letter(String title, String... paragraphs) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.getProperties().getCoreProperties().setTitle(title);
            for (String paragraph : paragraphs) {
                document.createParagraph().createRun().setText(paragraph);
            }
            var row = document.createTable(1, 2).getRow(0);
            row.getCell(0).setText("left");
            row.getCell(1).setText("right");
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    /** Two sheets, the second with a number and a formula beside its words. */
    static byte[] workbook() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            workbook.createSheet("Stock").createRow(0).createCell(0).setCellValue("bolts");
            var row = workbook.createSheet("Prices").createRow(0);
            row.createCell(0).setCellValue("nuts");
            row.createCell(1).setCellValue(12.5);
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    static byte[] slides(String... texts) throws IOException {
        try (XMLSlideShow show = new XMLSlideShow();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (String text : texts) {
                var box = show.createSlide().createTextBox();
                box.setAnchor(new Rectangle(10, 10, 300, 100));
                box.setText(text);
            }
            show.write(bytes);
            return bytes.toByteArray();
        }
    }

    static byte[] openDocument(String content) throws IOException {
        return zip("application/vnd.oasis.opendocument.text", "content.xml", content);
    }

    static byte[] book(String chapter) throws IOException {
        return zip(
                "application/epub+zip",
                "META-INF/container.xml",
                "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'><rootfiles>"
                        + "<rootfile full-path='book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>",
                "book.opf",
                "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><manifest>"
                        + "<item id='c' href='c.xhtml' media-type='application/xhtml+xml'/></manifest>"
                        + "<spine><itemref idref='c'/></spine></package>",
                "c.xhtml",
                "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>" + chapter + "</p></body></html>");
    }

    static byte[] locked(byte[] document) throws Exception {
        try (POIFSFileSystem vault = new POIFSFileSystem();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var out = encryptor.getDataStream(vault)) {
                out.write(document);
            }
            vault.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }

    /** The document with the text of one of its parts replaced. */
    static byte[] with(byte[] document, String part, String from, String to) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(document));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        entry.getName().equals(part)
                                ? new String(content, StandardCharsets.UTF_8)
                                        .replace(from, to)
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String mediaType, String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            byte[] type = mediaType.getBytes(StandardCharsets.US_ASCII);
            ZipEntry first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            CRC32 sum = new CRC32();
            sum.update(type);
            first.setCrc(sum.getValue());
            out.putNextEntry(first);
            out.write(type);
            for (int i = 0; i < namesAndContents.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndContents[i]));
                out.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
