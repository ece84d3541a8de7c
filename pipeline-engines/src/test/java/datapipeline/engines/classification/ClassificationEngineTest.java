package datapipeline.engines.classification;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.engines.Given;
import datapipeline.engines.classification.Rule.Evidence;
import datapipeline.engines.document.ScannedPdfs;
import datapipeline.model.Format;
import datapipeline.model.engine.StepResult;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingStep.Classification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassificationEngineTest {
    @TempDir
    private Path directory;

    @Test
    void tellsAScannedInvoiceAndByWhat() throws Exception {
        byte[] scan = ScannedPdfs.of(
                "Invoice",
                "Invoice number: 2026-117",
                "Bill to: Acme Industries",
                "Quantity  Description  Unit price  Total",
                "2  Pump station  6,250.00  12,500.00",
                "Amount due by 1 April: EUR 12,500.00");

        StepResult result = new ClassificationEngine()
                .perform(new Classification(), Given.file(directory, "scan.pdf", Format.PDF, scan));

        assertThat(result).isInstanceOf(StepResult.Done.class);
        StepResult.Done done = (StepResult.Done) result;
        assertThat(done.metadata()).containsEntry("documentClass", "invoice");
        Map<?, ?> written = Json.read(Files.readString(done.files().getFirst().path()), Map.class);
        assertThat(written.get("documentClass")).isEqualTo("INVOICE");
        assertThat(written.get("evidence").toString()).contains("an invoice number", "Invoice number");
    }

    @Test
    void tellsALetterByItsSalutationAndClosing() {
        Verdict verdict = verdict("""
                Dear Ms Miller,

                Thank you for your order of 24 February. The pumps left our factory this morning.

                Yours sincerely,
                Thomas Ashworth
                """);

        assertThat(verdict.documentClass()).isEqualTo(DocumentClass.LETTER);
        assertThat(verdict.evidence())
                .extracting(Evidence::rule)
                .contains("a salutation", "a closing", "words of letters");
    }

    @Test
    void tellsAContractByTheWordsOfLawyers() {
        assertThat(verdict("""
                        This Agreement is made between the Supplier and the Customer. The Supplier shall indemnify the
                        Customer. Either side may terminate this Agreement with thirty days' notice. This Agreement is
                        governed by the laws of England.
                        """).documentClass()).isEqualTo(DocumentClass.CONTRACT);
    }

    @Test
    void doesNotGuessWhereNothingOrTooLittleSpeaks() {
        assertThat(verdict("The cat sat on the mat and looked at the rain.").documentClass())
                .isEqualTo(DocumentClass.OTHER);
        assertThat(verdict("Skills\nThis manual is short.").notes())
                .singleElement()
                .asString()
                .startsWith("nothing speaks clearly for one class");
        assertThat(verdict(" ").notes()).containsExactly("the document has no text");
    }

    private static Verdict verdict(String text) {
        return Verdict.of(text, Rules.load());
    }
}
