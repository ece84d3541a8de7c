package datapipeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.lambda.runtime.FunctionPool.Mode;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.json.Json;
import datapipeline.model.option.Operation;
import datapipeline.model.run.EngineKind;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.StepReport;
import datapipeline.model.table.Attributes;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.comprehend.ComprehendClient;
import software.amazon.awssdk.services.comprehend.model.BatchSizeLimitExceededException;
import software.amazon.awssdk.services.comprehend.model.ComprehendException;
import software.amazon.awssdk.services.comprehend.model.KeyPhrase;
import software.amazon.awssdk.services.comprehend.model.TextSizeLimitExceededException;
import software.amazon.awssdk.services.comprehend.model.UnsupportedLanguageException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A document whose meaning Comprehend tells: the code for AWS, over HTTP, with our own engine on the other side. */
class ComprehendTest {
    private static final String PARAGRAPH =
            "The employer identification number is printed on the first page of the tax return. A wonderful and helpful"
                    + " office in Chicago answers every question about the employer identification number on March 3, 2025."
                    + " The tax return costs $120.00, and we are very happy with the excellent service of the office.\n\n";

    @TempDir
    static Path data;

    private static PipelineOnThisMachine pipeline;
    private static ComprehendClient comprehend;

    @BeforeAll
    static void start() {
        pipeline = new PipelineOnThisMachine(
                data,
                Mode.IN_PROCESS,
                Map.of(EngineChoice.variable(Operation.SEMANTIC_ANALYSIS), EngineKind.COMPREHEND.setting()));
        comprehend = pipeline.client(ComprehendClient.builder()).build();
    }

    @AfterAll
    static void stop() {
        comprehend.close();
        pipeline.close();
    }

    @Test
    void tellsTheMeaningOfATextOfSeveralPieces() throws IOException {
        upload("acme/guide.txt", PARAGRAPH.repeat(30));

        Manifest manifest = manifest(pipeline.endOf("acme/guide.txt"));

        StepReport step = manifest.steps().getFirst();
        assertThat(step.kind()).contains(EngineKind.COMPREHEND);
        assertThat(step.metadata()).containsEntry("language", "en").containsEntry("sentiment", "POSITIVE");
        assertThat(step.units().get("textUnits")).isGreaterThan(3 * PARAGRAPH.length() * 30 / 100);
        JsonNode found =
                new JsonMapper().readTree(object(manifest.outputs().getFirst().key()));
        assertThat(found.at("/language/name").asString()).isEqualTo("English");
        assertThat(found.at("/keyPhrases").toString()).contains("employer identification number");
        assertThat(found.at("/entities").toString()).contains("\"DATE\"").contains("\"QUANTITY\"");
        assertThat(found.at("/sentiment/score").asDouble()).isPositive();
        assertThat(found.at("/sentiment/positiveSentences").asInt()).isGreaterThan(1);
    }

    @Test
    void waitsForAServiceThatIsBusyAndCountsNoAttempt() throws IOException {
        pipeline.standIns().comprehendRate().set(0);
        upload("acme/later.txt", PARAGRAPH);

        PipelineOnThisMachine.await(
                Duration.ofMinutes(2),
                "a throttled run",
                () -> pipeline.runsOf("acme/later.txt").stream()
                        .filter(run -> number(run, Attributes.THROTTLES) > 0)
                        .findFirst());
        pipeline.standIns().comprehendRate().set(10);

        Map<String, AttributeValue> run = pipeline.endOf("acme/later.txt");
        assertThat(run.get(Attributes.STATUS).s()).isEqualTo("COMPLETED");
        assertThat(number(run, Attributes.ATTEMPTS)).isZero();
    }

    @Test
    void answersClientsAsComprehendDoes() {
        assertThat(comprehend
                        .batchDetectKeyPhrases(
                                request -> request.textList(PARAGRAPH).languageCode("en"))
                        .resultList()
                        .getFirst()
                        .keyPhrases())
                .allSatisfy(phrase -> assertThat(PARAGRAPH.substring(phrase.beginOffset(), phrase.endOffset()))
                        .isEqualTo(phrase.text()))
                .extracting(KeyPhrase::text)
                .contains("employer identification number");
        assertThatThrownBy(() -> comprehend.batchDetectEntities(
                        request -> request.textList("a".repeat(5001)).languageCode("en")))
                .isInstanceOf(TextSizeLimitExceededException.class);
        assertThatThrownBy(() -> comprehend.batchDetectEntities(request ->
                        request.textList(Collections.nCopies(26, "a")).languageCode("en")))
                .isInstanceOf(BatchSizeLimitExceededException.class);
        assertThatThrownBy(() -> comprehend.batchDetectSentiment(
                        request -> request.textList("a").languageCode("xx")))
                .isInstanceOf(UnsupportedLanguageException.class);
        assertThatThrownBy(() -> comprehend.batchDetectSentiment(
                        request -> request.textList("Guten Tag").languageCode("de")))
                .isInstanceOfSatisfying(
                        ComprehendException.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(501));
    }

    private static void upload(String key, String text) {
        pipeline.upload(key, text.getBytes(StandardCharsets.UTF_8), Map.of("processing-option", "semantic-analysis"));
    }

    private static Manifest manifest(Map<String, AttributeValue> run) throws IOException {
        assertThat(run.get(Attributes.STATUS).s())
                .as(String.valueOf(run.get(Attributes.ERROR_MESSAGE)))
                .isEqualTo("COMPLETED");
        return Json.read(object(run.get(Attributes.MANIFEST_KEY).s()), Manifest.class);
    }

    private static String object(String key) throws IOException {
        try (var in = pipeline.s3.getObject(
                request -> request.bucket(Topology.S3_OUTPUT).key(key))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static long number(Map<String, AttributeValue> run, String attribute) {
        return Optional.ofNullable(run.get(attribute))
                .map(value -> Long.parseLong(value.n()))
                .orElse(0L);
    }
}
