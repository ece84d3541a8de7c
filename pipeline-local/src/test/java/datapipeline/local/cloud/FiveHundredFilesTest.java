package datapipeline.local.cloud;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.cloud.MixedFiles.Upload;
import datapipeline.local.cloud.Observer.Announcement;
import datapipeline.model.ledger.LedgerTally;
import datapipeline.model.table.Attributes;
import datapipeline.model.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Files of all families, good and bad, sent at once over HTTP: none is lost and none is done twice. Five hundred take
 * minutes of processor time and are sent on purpose, with {@code mvn -Pproof verify}; a kill among fewer is always tried.
 */
class FiveHundredFilesTest {
    private static final int FILES = 500;
    private static final int FEWER = 120;
    private static final int UPLOADERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    /** As many functions announce ends at a time, each one end after the other. */
    private static final int CUT_OFF_WHILE_ANNOUNCING = 2;

    @TempDir
    Path data;

    @Test
    @Tag("proof")
    void everyFileEndsAsItMustOnceAndTellsSoOnce() throws Exception {
        List<Upload> files = MixedFiles.of(FILES);
        try (var pipeline = new PipelineOnThisMachine(data)) {
            Observer observer = pipeline.observer().listen();

            send(files, pipeline.s3);
            List<Map<String, AttributeValue>> runs = observer.awaitEnds(FILES, PATIENCE);

            assertEachEndedOnce(files, runs, observer);
            assertThat(assertEachWasAnnounced(runs, observer)).hasSize(FILES);
        }
    }

    @Test
    void aKillInTheMiddleLosesNoFileAndLetsNoneEndTwice() throws Exception {
        killAmong(FEWER);
    }

    @Test
    @Tag("proof")
    void aKillInTheMiddleOfAllLosesNoFileAndLetsNoneEndTwice() throws Exception {
        killAmong(FILES);
    }

    /** An end that was announced and not yet noted when the process was killed is announced once more. */
    private void killAmong(int count) throws Exception {
        List<Upload> files = MixedFiles.of(count);
        int enough = count / 4;
        try (var product = ProductProcess.start(data)) {
            Observer before = product.observer().listen();
            send(files, product.s3);
            int ended = PipelineOnThisMachine.await(
                    PATIENCE,
                    "the first %d ends".formatted(enough),
                    () -> Optional.of(before.announced()).filter(number -> number >= enough));
            assertThat(ended).as("ended before the kill").isLessThan(count);
            product.kill();
        }
        try (var product = ProductProcess.start(data)) {
            Observer after = product.observer();

            List<Map<String, AttributeValue>> runs = after.awaitEnds(count, PATIENCE);

            assertEachEndedOnce(files, runs, after);
            assertThat(assertEachWasAnnounced(runs, after)).hasSizeBetween(count, count + CUT_OFF_WHILE_ANNOUNCING);
        }
    }

    private static void send(List<Upload> files, S3Client s3) throws Exception {
        try (ExecutorService uploaders = Executors.newFixedThreadPool(UPLOADERS)) {
            List<Future<?>> sent = new ArrayList<>();
            files.forEach(file -> sent.add(uploaders.submit(() -> s3.putObject(
                    request -> request.bucket(Topology.S3_INPUT).key(file.key()).metadata(file.metadata()),
                    RequestBody.fromBytes(file.bytes())))));
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    private static void assertEachEndedOnce(
            List<Upload> files, List<Map<String, AttributeValue>> runs, Observer observer) {
        assertThat(runs).as("runs").hasSameSizeAs(files);
        assertThat(runs.stream().collect(toMap(run -> text(run, Attributes.KEY), FiveHundredFilesTest::end)))
                .as("how each file ended")
                .containsExactlyInAnyOrderEntriesOf(files.stream().collect(toMap(Upload::key, Upload::end)));
        assertThat(observer.endsInHistory())
                .as("ends in the history")
                .containsExactlyInAnyOrderElementsOf(
                        runs.stream().map(run -> text(run, Attributes.RUN_ID)).toList());
        assertThat(observer.deadLetters().values()).as("dead letters").containsOnly(0);
        assertThat(observer.ledger()).as("the ledger").isEqualTo(new LedgerTally(files.size(), files.size()));
        runs.stream()
                .filter(run -> text(run, Attributes.STATUS).equals("COMPLETED"))
                .forEach(run -> assertOutputsArePresent(run, observer));
    }

    private static void assertOutputsArePresent(Map<String, AttributeValue> run, Observer observer) {
        Map<String, Long> outputs = observer.outputsOf(text(run, Attributes.RUN_ID));
        assertThat(outputs).as("outputs of " + text(run, Attributes.KEY)).isNotEmpty();
        outputs.forEach((key, size) -> assertThat(observer.size(key)).as(key).isEqualTo(size));
    }

    private static Set<Announcement> assertEachWasAnnounced(List<Map<String, AttributeValue>> runs, Observer observer) {
        Set<Announcement> announcements = observer.announcements();
        assertThat(announcements.stream()
                        .map(one -> one.runId() + " " + one.status())
                        .collect(toSet()))
                .as("announced ends")
                .containsExactlyInAnyOrderElementsOf(runs.stream()
                        .map(run -> text(run, Attributes.RUN_ID) + " " + text(run, Attributes.STATUS))
                        .toList());
        return announcements;
    }

    /** None may fail; one that does says why. */
    private static String end(Map<String, AttributeValue> run) {
        String status = text(run, Attributes.STATUS);
        return status.equals("FAILED") ? "FAILED: " + text(run, Attributes.ERROR_MESSAGE) : status;
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.get(name).s();
    }
}
