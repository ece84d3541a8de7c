package datapipeline.console.queues;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.console.layout.InputBucket;
import datapipeline.model.Ids;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubjectTest {
    private static final InputBucket INPUT = new InputBucket("s3-input");
    private static final String CREATED = """
            {"detail-type":"Object Created","detail":{"bucket":{"name":"%s"},"object":{"key":"%s"}}}""";

    private static Subject of(String body, Map<String, String> attributes) {
        return Subject.of(new DeadLetter("m", body, Instant.EPOCH, 1, attributes), INPUT);
    }

    @Test
    void knowsTheFileOfAnArrivalByItsKey() {
        Subject subject =
                of(CREATED.formatted("s3-input", "acme/cat.png"), Map.of("ERROR_MESSAGE", "No such function"));
        assertThat(subject)
                .isEqualTo(new Subject(
                        "Object Created",
                        "acme/cat.png",
                        "/files/" + Ids.fileId("s3-input", "acme/cat.png"),
                        "No such function"));
    }

    @Test
    void knowsTheRunOfAManifestByItsKey() {
        assertThat(of(CREATED.formatted("s3-output", "v1/acme/file/run/g1-a1/_manifest.json"), Map.of())
                        .href())
                .isEqualTo("/files/file?run=run");
    }

    @Test
    void looksIntoWhatLambdaWrapsAroundAnEventItFailedAt() {
        String wrapped = """
                {"requestPayload":%s,"responsePayload":{"errorMessage":"out of memory"}}""".formatted(CREATED.formatted("s3-input", "a.png"));
        assertThat(of(wrapped, Map.of()))
                .extracting(Subject::name, Subject::failure)
                .containsExactly("a.png", "out of memory");
    }

    @Test
    void looksIntoANoticeInItsEnvelopeAndIntoACommand() {
        assertThat(of(
                        "{\"Message\":\"{\\\"schema\\\":\\\"processing-info/1\\\",\\\"fileId\\\":\\\"f\\\",\\\"runId\\\":\\\"r\\\"}\"}",
                        Map.of()))
                .extracting(Subject::words, Subject::href)
                .containsExactly("notice of a result", "/files/f?run=r");
        assertThat(of(
                                "{\"detail-type\":\"RunCancelRequested\",\"detail\":{\"fileId\":\"f\",\"runId\":\"r\"}}",
                                Map.of())
                        .href())
                .isEqualTo("/files/f?run=r");
    }

    @Test
    void guessesNothingOfWhatItDoesNotUnderstand() {
        assertThat(of("not JSON at all", Map.of()).href()).isNull();
        assertThat(of("[1, 2]", Map.of()).href()).isNull();
        assertThat(of("{\"Message\":\"plain words\"}", Map.of()).href()).isNull();
        assertThat(of(CREATED.formatted("s3-output", "elsewhere.txt"), Map.of()).href())
                .isNull();
    }
}
