package datapipeline.engines.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.engines.Given;
import datapipeline.engines.semantics.Entity.Kind;
import datapipeline.model.Format;
import datapipeline.model.engine.StepResult;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingStep.SemanticAnalysis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailMeaningTest {
    private static final String MAIL = """
            From: Olga Petrova <olga@example.com>
            To: Sales Team <sales@example.com>
            Date: Tue, 3 Mar 2026 09:15:00 +0100
            Subject: Urgent Pump Trouble

            The new pump station from Acme Industries is excellent, and we are very happy with the friendly service.
            The driver of Acme Industries was helpful. We will order another pump station for EUR 12,500.00 in May.
            """;

    @TempDir
    private Path directory;

    @Test
    void readsNoNamesAndNoToneOutOfTheLinesAMailBeginsWith() throws Exception {
        StepResult.Done done = (StepResult.Done) new SemanticAnalysisEngine()
                .perform(
                        new SemanticAnalysis(),
                        Given.file(directory, "a.eml", Format.EML, MAIL.getBytes(StandardCharsets.US_ASCII)));

        Analysis analysis = Json.read(Files.readString(done.files().getFirst().path()), Analysis.class);
        assertThat(analysis.entities())
                .filteredOn(entity -> entity.kind() == Kind.NAME)
                .extracting(Entity::text)
                .containsExactly("Acme Industries");
        assertThat(analysis.entities())
                .extracting(Entity::text)
                .contains("olga@example.com", "3 Mar 2026", "EUR 12,500.00");
        assertThat(analysis.sentences()).isEqualTo(3);
        assertThat(analysis.sentiment().label()).isEqualTo(Sentiment.Label.POSITIVE);
    }
}
