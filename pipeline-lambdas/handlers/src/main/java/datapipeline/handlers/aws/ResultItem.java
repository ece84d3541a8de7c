package datapipeline.handlers.aws;

import datapipeline.handlers.output.Completion;
import datapipeline.handlers.output.Half;
import datapipeline.handlers.output.Result;
import datapipeline.handlers.run.RunFacts;
import datapipeline.model.json.Json;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.ProcessingInfo.ManifestRef;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.StepReport;
import datapipeline.model.run.Turnaround;
import datapipeline.model.table.Attributes;
import datapipeline.model.table.OutputTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A result as item OUT of DYNAMODB_OUTPUT. */
final class ResultItem {
    static final String REVISION = "revision";
    private static final String MANIFEST_BUCKET = "manifestBucket";
    private static final String S3_FENCE = "s3Fence";
    private static final String SNS_FENCE = "snsFence";

    private ResultItem() {}

    static Map<String, AttributeValue> of(Result result) {
        Attrs item = new Attrs()
                .text(Attributes.PK, OutputTable.partition(result.facts().runId()))
                .text(Attributes.SK, OutputTable.RESULT)
                .number(REVISION, result.revision());
        FactsItem.write(result.facts(), item);
        result.stored().ifPresent(half -> write(half, item));
        result.reported().ifPresent(half -> write(half, item));
        result.completion().ifPresent(completion -> write(result.facts(), completion, item));
        return item.item();
    }

    private static void write(Half.Stored half, Attrs to) {
        to.moment(Attributes.S3_AT, half.at())
                .number(S3_FENCE, half.fence())
                .number(Attributes.FENCE, half.fence())
                .text(MANIFEST_BUCKET, half.manifest().bucket())
                .text(Attributes.MANIFEST_KEY, half.manifest().key())
                .text(Attributes.MANIFEST_SHA256, half.manifest().sha256())
                .number(Attributes.OUTPUT_COUNT, half.outputCount())
                .number(Attributes.BYTES_OUT, half.bytesOut());
    }

    private static void write(Half.Reported half, Attrs to) {
        to.moment(Attributes.SNS_AT, half.at())
                .number(SNS_FENCE, half.fence())
                .number(Attributes.FENCE, half.fence())
                .text(Attributes.OUTCOME, half.outcome().name())
                .number(Attributes.PROCESS_DURATION, half.processDuration())
                .number(Attributes.QUEUE_WAIT, half.queueWait())
                .text(Attributes.STEPS, Json.write(half.steps()))
                .text(Attributes.REASON_CODE, half.reasonCode())
                .text(Attributes.ERROR_MESSAGE, half.errorMessage());
        half.costMicroUsd().ifPresent(cost -> to.number(Attributes.COST_MICRO_USD, cost));
    }

    private static void write(RunFacts facts, Completion completion, Attrs to) {
        Turnaround tat = completion.turnaround();
        to.moment(Attributes.COMPLETED_AT, completion.at())
                .text(Attributes.STATUS, completion.status().name())
                .number(Attributes.TAT_MS, tat.total().toMillis())
                .number(Attributes.INGEST_WAIT_MS, tat.ingestWait().toMillis())
                .number(Attributes.CLASSIFY_MS, tat.classify().toMillis())
                .number(Attributes.QUEUE_WAIT_MS, tat.queueWait().toMillis())
                .number(Attributes.PROCESS_MS, tat.process().toMillis())
                .number(Attributes.JOIN_WAIT_MS, tat.joinWait().toMillis())
                .flag(Attributes.CLOCK_SKEW, tat.clockSkew());
        facts.fileType()
                .ifPresent(type -> to.text(OutputTable.BY_TAT + "Pk", OutputTable.dayType(completion.at(), type))
                        .text(OutputTable.BY_TAT + "Sk", OutputTable.tat(tat.total(), facts.runId())));
    }

    static Result read(RunFacts facts, Map<String, AttributeValue> item) {
        Attrs from = new Attrs(item);
        return new Result(
                facts,
                from.number(REVISION),
                from.momentIfAny(Attributes.S3_AT).map(at -> stored(at, from)),
                from.momentIfAny(Attributes.SNS_AT).map(at -> reported(at, from)),
                from.momentIfAny(Attributes.COMPLETED_AT).map(at -> completion(at, from)));
    }

    private static Half.Stored stored(Instant at, Attrs from) {
        return new Half.Stored(
                at,
                from.number(S3_FENCE),
                new ManifestRef(
                        from.text(MANIFEST_BUCKET),
                        from.text(Attributes.MANIFEST_KEY),
                        from.text(Attributes.MANIFEST_SHA256)),
                from.whole(Attributes.OUTPUT_COUNT),
                from.number(Attributes.BYTES_OUT));
    }

    private static Half.Reported reported(Instant at, Attrs from) {
        return new Half.Reported(
                at,
                from.number(SNS_FENCE),
                Outcome.valueOf(from.text(Attributes.OUTCOME)),
                from.number(Attributes.PROCESS_DURATION),
                from.number(Attributes.QUEUE_WAIT),
                List.of(Json.read(from.text(Attributes.STEPS), StepReport[].class)),
                from.numberIfAny(Attributes.COST_MICRO_USD),
                from.textIfAny(Attributes.REASON_CODE),
                from.textIfAny(Attributes.ERROR_MESSAGE));
    }

    private static Completion completion(Instant at, Attrs from) {
        Turnaround tat = new Turnaround(
                Duration.ofMillis(from.number(Attributes.INGEST_WAIT_MS)),
                Duration.ofMillis(from.number(Attributes.CLASSIFY_MS)),
                Duration.ofMillis(from.number(Attributes.QUEUE_WAIT_MS)),
                Duration.ofMillis(from.number(Attributes.PROCESS_MS)),
                Duration.ofMillis(from.number(Attributes.JOIN_WAIT_MS)),
                from.flag(Attributes.CLOCK_SKEW));
        return new Completion(at, RunStatus.valueOf(from.text(Attributes.STATUS)), tat);
    }
}
