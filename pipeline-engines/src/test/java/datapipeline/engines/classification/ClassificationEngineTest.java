package datapipeline.engines.classification;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.engines.Given;
import datapipeline.engines.classification.Rule.Evidence;
import datapipeline.engines.document.ScannedPdfs;
import datapipeline.model.Format;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.example.Example;
import datapipeline.model.example.Examples;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingStep.Classification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

        assertThat(verdict.documentClass()).isEqualTo("LETTER");
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
                        """).documentClass()).isEqualTo("CONTRACT");
    }

    @Test
    void doesNotGuessWhereNothingOrTooLittleSpeaks() {
        assertThat(verdict("The cat sat on the mat and looked at the rain.").documentClass())
                .isEqualTo("OTHER");
        assertThat(verdict("Skills\nThis manual is short.").notes())
                .singleElement()
                .asString()
                .startsWith("nothing speaks clearly for one class");
        assertThat(verdict(" ").notes()).containsExactly("the document has no text");
    }

    @Test
    void learnsAClassOfItsOwnFromLabelledExamplesAndSaysWhichSpoke() throws Exception {
        String delivered = "Delivery note: twelve pallets of valves, driver Novak, unloaded at gate four, seals whole";
        List<Example> examples = List.of(
                example(
                        "a",
                        "DELIVERY_NOTE",
                        "Delivery note: three pallets of pipes, driver Novak, unloaded at gate one"),
                example(
                        "b",
                        "DELIVERY_NOTE",
                        "Delivery note: nine pallets of bolts, driver Berg, unloaded at gate four"),
                example(
                        "c",
                        "MINUTES",
                        "Present at the meeting of the board were the chair and the secretary; agreed"));
        Path reference = Files.writeString(directory.resolve("examples"), Json.write(new Examples(1, examples)));
        StepInput plain = Given.file(directory, "a.txt", Format.TEXT, delivered.getBytes(StandardCharsets.UTF_8));
        StepInput input = new StepInput(
                plain.source(),
                plain.format(),
                plain.file(),
                plain.outputs(),
                plain.limit(),
                plain.externalJob(),
                plain.progress(),
                Optional.of(reference));

        StepResult.Done done = (StepResult.Done) new ClassificationEngine().perform(new Classification(), input);

        assertThat(done.metadata()).containsEntry("documentClass", "delivery_note");
        Verdict verdict = Json.read(Files.readString(done.files().getFirst().path()), Verdict.class);
        assertThat(verdict.examples()).extracting(ExampleVotes.Heard::fileId).containsExactlyInAnyOrder("a", "b");
        assertThat(verdict.words()).containsEntry("pallets", 1);
        assertThat(verdict(delivered).documentClass()).isEqualTo("OTHER");
    }

    private static Example example(String fileId, String documentClass, String text) {
        return new Example(fileId, "run", fileId + ".txt", documentClass, "olga", Instant.EPOCH, Words.of(text));
    }

    private static Verdict verdict(String text) {
        return Verdict.of(text, Rules.load(), List.of());
    }
}
