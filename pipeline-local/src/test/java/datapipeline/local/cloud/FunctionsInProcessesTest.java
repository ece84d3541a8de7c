package datapipeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.lambda.runtime.FunctionPool.Mode;
import datapipeline.model.table.Attributes;
import datapipeline.model.table.InputTable;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Every function in a process of its own, run by AWS's own runtime interface client, with the class path and the events
 * it has on AWS. Only such a process reports the memory it used.
 */
@EnabledOnOs(OS.LINUX)
class FunctionsInProcessesTest {
    private static final String FROM_A_PROCESS = "Max Memory Used:";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NOISE = "process/noise.bin";
    private static final String PDF = "pipeline-guide.pdf";
    private static final String PNG = "badge.png";
    private static final String GLB = "vase.glb";
    private static final String MP4 = "three-scenes.mp4";

    @TempDir
    static Path data;

    private static PipelineOnThisMachine pipeline;

    /** The families' processes start side by side; before them classify's, which is then warm and stays the only one. */
    @BeforeAll
    static void start() throws IOException {
        pipeline = new PipelineOnThisMachine(data, Mode.PROCESS);
        pipeline.upload(NOISE, new byte[] {0, 1, 2, 3, 4, 5, 6, 7}, Map.of());
        awaitRecord(NOISE);
        for (String sample : List.of(PDF, PNG, GLB, MP4)) {
            pipeline.upload("process/" + sample, MixedFiles.sample(sample), Map.of());
            awaitRecord("process/" + sample);
        }
    }

    private static void awaitRecord(String key) {
        PipelineOnThisMachine.await(
                PATIENCE,
                "classify's record of " + key,
                () -> pipeline.runsOf(key).stream().findFirst());
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @ParameterizedTest
    @CsvSource({PDF + ", lambda-pdf", PNG + ", lambda-picture", GLB + ", lambda-3d-file", MP4 + ", lambda-video"})
    void aFamilysFunctionMakesItsOutputs(String sample, String function) {
        assertCompleted(pipeline.endOf("process/" + sample));
        awaitReport(function);
    }

    @Test
    void classifyRefusesWhatItDoesNotKnow() {
        assertThat(pipeline.endOf(NOISE).get(Attributes.REASON_CODE).s()).isEqualTo("TYPE_UNKNOWN");
        awaitReport(Topology.LAMBDA_CLASSIFY);
    }

    @Test
    void outputJoinsBothHalves() throws IOException {
        pipeline.upload("process/joined.png", MixedFiles.png(1), Map.of("processing-option", "resize;width=8"));

        Map<String, AttributeValue> run = pipeline.endOf("process/joined.png");

        assertThat(pipeline.resultOf(run.get(Attributes.RUN_ID).s()).getLast())
                .containsKeys(Attributes.S3_AT, Attributes.SNS_AT, Attributes.TAT_MS);
        awaitReport(Topology.LAMBDA_OUTPUT);
    }

    @Test
    void sweepCompletesARunWhoseHalvesGotLost() throws IOException {
        pipeline.upload("process/lost.png", MixedFiles.png(2), Map.of("processing-option", "resize;width=8"));
        assertCompleted(pipeline.endOf("process/lost.png"));
        leaveOverdueAndProcessed("process/lost.png");

        InvokeResponse answer = pipeline.lambda.invoke(
                request -> request.functionName(Topology.LAMBDA_SWEEP).payload(SdkBytes.fromUtf8String("""
                        {"version":"0","id":"53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa","detail-type":"Scheduled Event",
                         "source":"aws.events","account":"000000000000","time":"2026-11-24T10:00:00Z",
                         "region":"us-east-1","resources":["arn:aws:events:us-east-1:000000000000:rule/sweep"],
                         "detail":{}}""")));

        assertThat(answer.functionError())
                .as(() -> answer.payload().asUtf8String())
                .isNull();
        assertCompleted(pipeline.runsOf("process/lost.png").getFirst());
        awaitReport(Topology.LAMBDA_SWEEP);
    }

    /** As a run lies that was committed and never joined, long after somebody should have looked after it. */
    private static void leaveOverdueAndProcessed(String key) {
        Map<String, AttributeValue> run = new HashMap<>(pipeline.runsOf(key).getFirst());
        String runId = run.get(Attributes.RUN_ID).s();
        Instant due = Instant.now().minusSeconds(60);
        run.put(Attributes.STATUS, AttributeValue.fromS("PROCESSED"));
        run.remove(Attributes.ENDED_AT);
        run.put("dueAt", AttributeValue.fromN(Long.toString(due.toEpochMilli())));
        run.put(InputTable.DUE + "Pk", AttributeValue.fromS(InputTable.dueShard(runId)));
        run.put(InputTable.DUE + "Sk", AttributeValue.fromS(InputTable.at(due, runId)));
        pipeline.dynamoDb.putItem(
                request -> request.tableName(Topology.DYNAMODB_INPUT).item(run));
    }

    private static void assertCompleted(Map<String, AttributeValue> run) {
        assertThat(run.get(Attributes.STATUS).s())
                .as(() -> String.valueOf(run.get(Attributes.ERROR_MESSAGE)))
                .isEqualTo("COMPLETED");
    }

    private static void awaitReport(String function) {
        PipelineOnThisMachine.await(
                PATIENCE,
                "a report of memory in the log of " + function,
                () -> pipeline
                        .logs
                        .filterLogEvents(request -> request.logGroupName("/aws/lambda/" + function)
                                .filterPattern('"' + FROM_A_PROCESS + '"'))
                        .events()
                        .stream()
                        .findFirst());
    }
}
