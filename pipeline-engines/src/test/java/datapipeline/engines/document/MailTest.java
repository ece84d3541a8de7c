package datapipeline.engines.document;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailTest {
    private static final String HEAD = """
            From: =?UTF-8?Q?J=C3=BCrgen_K=C3=B6hler?= <koehler@example.com>
            To: Anna Berg <berg@example.com>,
             Office <office@example.com>
            Date: Tue, 3 Mar 2026 09:15:00 +0100
            Subject: =?UTF-8?B?QW5nZWJvdCBmw7xyIFB1bXBlbg==?=
            MIME-Version: 1.0
            """;

    @TempDir
    private Path directory;

    @Test
    void readsWhomAMailIsFromAndWhatItSaysInPlainText() throws Exception {
        StepResult.Done done = done(mail(HEAD, """
                Content-Type: multipart/alternative; boundary=x

                --x
                Content-Type: text/plain; charset=ISO-8859-1
                Content-Transfer-Encoding: quoted-printable

                Gr=FC=DFe aus K=F6ln
                --x
                Content-Type: text/html

                <p>the same with <b>markup</b></p>
                --x--
                """));

        assertThat(page(done, 0))
                .startsWith("From: Jürgen Köhler <koehler@example.com>\nTo: Anna Berg <berg@example.com>, Office")
                .contains("Subject: Angebot für Pumpen")
                .contains("Grüße aus Köln")
                .doesNotContain("markup")
                .doesNotContain("=FC");
        assertThat(done.metadata())
                .containsEntry("title", "Angebot für Pumpen")
                .containsEntry("from", "Jürgen Köhler <koehler@example.com>")
                .containsEntry("sent", "Tue, 3 Mar 2026 09:15:00 +0100")
                .doesNotContainKeys("attachments", "damage");
    }

    @Test
    void readsWhatAPersonSeesWhereThereIsOnlyHtml() throws Exception {
        StepResult.Done done = done(mail(HEAD, """
                Content-Type: text/html; charset=utf-8

                <style>p {color: red}</style><p>Hello</p><p>there &amp; here</p><script>steal()</script>
                """));

        assertThat(page(done, 0))
                .endsWith("Hello\nthere & here")
                .doesNotContain("steal")
                .doesNotContain("color");
    }

    @Test
    void listsAttachmentsAndReadsThoseItCan() throws Exception {
        String pdf = Base64.getMimeEncoder().encodeToString(Pdfs.withPages("Invoice number 4711", "second page"));
        StepResult.Done done = done(mail(HEAD, """
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: text/plain

                See the bill.
                --x
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename*=UTF-8''Rechnung%20M%C3%A4rz.pdf
                Content-Transfer-Encoding: base64

                """, pdf, """

                --x
                Content-Type: application/pdf; name=broken.pdf
                Content-Disposition: attachment

                no pdf at all
                --x
                Content-Type: application/zip; name=a.zip

                PK
                --x--
                """));

        assertThat(TextExtractionTrial.pages(done)).hasSize(3);
        assertThat(page(done, 0))
                .contains("See the bill.", "\nAttachments: Rechnung", ", a.zip (application/zip, 2 bytes)\n\n");
        assertThat(page(done, 1)).isEqualTo("Invoice number 4711");
        assertThat(done.metadata().get("attachments"))
                .contains("Rechnung März.pdf (application/octet-stream")
                .contains("pages 2 to 3")
                .contains("broken.pdf (application/pdf, 13 bytes), not read: the PDF breaks off");
    }

    @Test
    void readsTheMailThatWasForwardedWithIt() throws Exception {
        StepResult.Done done = done(mail(HEAD, """
                Content-Type: multipart/mixed; boundary=x

                --x

                For your information
                --x
                Content-Type: message/rfc822

                From: somebody@else.example
                Subject: The original

                Said at first.
                --x--
                """));

        assertThat(page(done, 0))
                .contains("For your information")
                .contains("From: somebody@else.example\nSubject: The original")
                .contains("Said at first.");
        assertThat(done.metadata()).containsEntry("title", "Angebot für Pumpen");
    }

    @Test
    void saysWhatIsWrongWithAMailThatBreaksOffAndReadsTheRest() throws Exception {
        StepResult.Done done = done(mail(HEAD, """
                Content-Type: multipart/mixed; boundary=x

                --x

                The first part is whole.
                --x
                Content-Type: application/pdf; name=cut.pdf
                Content-Transfer-Encoding: base64

                JVBERi0xLjcK"""));

        assertThat(page(done, 0)).contains("The first part is whole.");
        assertThat(done.metadata()).containsKey("damage");
    }

    @Test
    void refusesAnEncryptedMailAndOneThatIsNone() throws Exception {
        assertThat(refusal(mail(HEAD, "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIA")))
                .isEqualTo(ReasonCode.ENCRYPTED);
        assertThat(refusal(mail(HEAD, "Content-Type: multipart/encrypted; boundary=x\n\n--x\n\n\n--x--")))
                .isEqualTo(ReasonCode.ENCRYPTED);
        assertThat(refusal(new byte[10])).isEqualTo(ReasonCode.CORRUPT);
    }

    @Test
    void refusesPartsThatNestDeeperThanMailsDo() throws Exception {
        StringBuilder nested = new StringBuilder();
        for (int depth = 0; depth < 5000; depth++) {
            nested.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(depth, depth));
        }

        assertThat(refusal(mail(HEAD, nested.toString()))).isEqualTo(ReasonCode.LIMIT_EXCEEDED);
        assertThat(refusal(mail(HEAD, "Content-Type: message/rfc822\n\nSubject: again\n".repeat(5000))))
                .isEqualTo(ReasonCode.LIMIT_EXCEEDED);
    }

    @Test
    void readsAMessageThatOutlookSaved() throws Exception {
        StepResult.Done done = TextExtractionTrial.in(directory).done(Format.OLE, outlook());

        assertThat(page(done, 0))
                .contains(
                        "From: Jürgen Köhler", "Subject: Angebot", "Grüße aus Köln", "note.txt (text/plain, 9 bytes)");
        assertThat(page(done, 1)).isEqualTo("from afar");
        assertThat(done.metadata()).containsEntry("title", "Angebot");
    }

    /** The streams of a message, by the numbers of their properties. */
    private static byte[] outlook() throws Exception {
        try (POIFSFileSystem ole = new POIFSFileSystem();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ole.createDocument(new ByteArrayInputStream(new byte[32]), "__properties_version1.0");
            for (var property : List.of(
                    List.of("0037", "Angebot"), List.of("0C1A", "Jürgen Köhler"), List.of("1000", "Grüße aus Köln"))) {
                byte[] value = property.get(1).getBytes(StandardCharsets.UTF_16LE);
                ole.createDocument(new ByteArrayInputStream(value), "__substg1.0_" + property.get(0) + "001F");
            }
            var attachment = ole.getRoot().createDirectory("__attach_version1.0_#00000000");
            attachment.createDocument("__properties_version1.0", new ByteArrayInputStream(new byte[8]));
            attachment.createDocument("__substg1.0_3707001F", utf16("note.txt"));
            attachment.createDocument("__substg1.0_370E001F", utf16("text/plain"));
            attachment.createDocument(
                    "__substg1.0_37010102", new ByteArrayInputStream("from afar".getBytes(StandardCharsets.US_ASCII)));
            ole.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }

    private static ByteArrayInputStream utf16(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16LE));
    }

    private StepResult.Done done(byte[] mail) throws Exception {
        return TextExtractionTrial.in(directory).done(Format.EML, mail);
    }

    private ReasonCode refusal(byte[] mail) throws Exception {
        return TextExtractionTrial.in(directory).refused(Format.EML, mail).code();
    }

    private static String page(StepResult.Done done, int number) throws Exception {
        return TextExtractionTrial.pages(done).get(number);
    }

    private static byte[] mail(String... parts) {
        return String.join("", parts).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
