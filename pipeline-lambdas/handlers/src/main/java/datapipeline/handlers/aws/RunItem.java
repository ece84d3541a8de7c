package datapipeline.handlers.aws;

import datapipeline.handlers.run.Commit;
import datapipeline.handlers.run.Lease;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunIndex;
import datapipeline.handlers.run.RunState;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.json.Json;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.ProcessingInfo.ManifestRef;
import datapipeline.model.run.RunStatus;
import datapipeline.model.table.Attributes;
import datapipeline.model.table.InputTable;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A run as an item of DYNAMODB_INPUT, its indexes included. */
final class RunItem {
    static final String REVISION = "revision";
    private static final String RETRY_AT = "retryAt";
    private static final String MANIFEST_BUCKET = "manifestBucket";

    private RunItem() {}

    static Map<String, AttributeValue> of(Run run) {
        Attrs item = new Attrs()
                .text(Attributes.PK, InputTable.partition(run.facts().fileId()))
                .text(Attributes.SK, run.key().sortKey());
        FactsItem.write(run.facts(), item);
        write(run.state(), item);
        RunIndex.keys(run).forEach(item::text);
        return item.item();
    }

    static Run read(Map<String, AttributeValue> item) {
        Attrs from = new Attrs(item);
        return new Run(FactsItem.read(from), state(from));
    }

    private static void write(RunState state, Attrs to) {
        to.text(Attributes.STATUS, state.status().name())
                .number(REVISION, state.revision())
                .number(Attributes.FENCE, state.fence())
                .number(Attributes.ATTEMPTS, state.attempts())
                .number(Attributes.THROTTLES, state.throttles())
                .text(Attributes.LEASE_OWNER, state.lease().map(Lease::owner))
                .moment(Attributes.LEASE_UNTIL, state.lease().map(Lease::until))
                .moment(RETRY_AT, state.retryAt())
                .moment(Attributes.QUEUED_AT, state.queuedAt())
                .moment(Attributes.STARTED_AT, state.startedAt())
                .moment(Attributes.COMMITTED_AT, state.committedAt())
                .moment(Attributes.ENDED_AT, state.endedAt())
                .moment(Attributes.COMPLETED_AT, state.completedAt())
                .moment(Attributes.UPDATED_AT, state.updatedAt())
                .flag(Attributes.CANCEL_REQUESTED, state.cancelRequested());
        state.problem().ifPresent(problem -> write(problem, to));
        state.commit()
                .ifPresent(commit -> to.text(MANIFEST_BUCKET, commit.manifest().bucket())
                        .text(Attributes.MANIFEST_KEY, commit.manifest().key())
                        .text(Attributes.MANIFEST_SHA256, commit.manifest().sha256())
                        .text(Attributes.OUTCOME, commit.outcome().name())
                        .number(Attributes.PROCESS_DURATION, commit.processDuration())
                        .number(Attributes.QUEUE_WAIT, commit.queueWait()));
    }

    static void write(Problem problem, Attrs to) {
        to.text(Attributes.REASON_CODE, problem.code().name())
                .text(Attributes.ERROR_MESSAGE, problem.message())
                .text(Attributes.FIXES, Json.write(problem.fixes()));
    }

    private static RunState state(Attrs from) {
        return new RunState(
                RunStatus.valueOf(from.text(Attributes.STATUS)),
                from.number(REVISION),
                from.number(Attributes.FENCE),
                from.whole(Attributes.ATTEMPTS),
                from.whole(Attributes.THROTTLES),
                from.textIfAny(Attributes.LEASE_OWNER)
                        .map(owner -> new Lease(owner, from.moment(Attributes.LEASE_UNTIL))),
                from.momentIfAny(RETRY_AT),
                from.momentIfAny(Attributes.QUEUED_AT),
                from.momentIfAny(Attributes.STARTED_AT),
                from.momentIfAny(Attributes.COMMITTED_AT),
                from.momentIfAny(Attributes.ENDED_AT),
                from.momentIfAny(Attributes.COMPLETED_AT),
                from.moment(Attributes.UPDATED_AT),
                from.textIfAny(Attributes.REASON_CODE).map(code -> problem(code, from)),
                from.textIfAny(Attributes.MANIFEST_KEY).map(key -> commit(key, from)),
                from.flag(Attributes.CANCEL_REQUESTED));
    }

    private static Problem problem(String code, Attrs from) {
        return new Problem(
                ReasonCode.valueOf(code),
                from.text(Attributes.ERROR_MESSAGE),
                List.of(Json.read(from.text(Attributes.FIXES), String[].class)));
    }

    private static Commit commit(String key, Attrs from) {
        return new Commit(
                new ManifestRef(from.text(MANIFEST_BUCKET), key, from.text(Attributes.MANIFEST_SHA256)),
                Outcome.valueOf(from.text(Attributes.OUTCOME)),
                from.number(Attributes.PROCESS_DURATION),
                from.number(Attributes.QUEUE_WAIT));
    }
}
