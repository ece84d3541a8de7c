package datapipeline.handlers.aws;

import static datapipeline.model.table.Attributes.*;

import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.Run.Intake;
import datapipeline.handlers.run.Run.Progress;
import datapipeline.model.FileType;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.Source;
import datapipeline.model.json.CanonicalOption;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingOption;
import datapipeline.model.run.Priority;
import datapipeline.model.run.RunReason;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.WorkDone;
import datapipeline.model.table.InputTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Runs as items of DYNAMODB_INPUT. The index keys follow from the run, so no change can forget one. */
final class RunItems {
    static final String REVISION = "revision";

    private RunItems() {}

    static Map<String, AttributeValue> item(Run run) {
        Item item = Item.empty()
                .put(PK, InputTable.partition(run.intake().fileId()))
                .put(SK, run.sortKey());
        intake(item, run.intake());
        progress(item, run.progress());
        indexes(item, run);
        return item.attributes();
    }

    private static void intake(Item item, Intake intake) {
        Source source = intake.source();
        item.put(RUN_ID, intake.runId())
                .put(FILE_ID, intake.fileId())
                .put(GENERATION, intake.generation())
                .put(BUCKET, source.bucket())
                .put(KEY, source.key())
                .put(VERSION_ID, source.versionId())
                .put(ETAG, source.etag())
                .put(SIZE_BYTES, source.sizeBytes())
                .put(SEQUENCER, source.sequencer())
                .put(SHA256, source.sha256())
                .put(TENANT, intake.tenant())
                .put(FILE_TYPE, intake.fileType().map(FileType::wireName))
                .put(FORMAT, intake.format())
                .put(EXTENSION_MISMATCH, intake.extensionMismatch())
                .put(CLASSIFIER_VERSION, intake.classifierVersion())
                .put(OPTION_AS_WRITTEN, intake.optionAsWritten())
                .put(PROCESSING_OPTION, intake.option().map(CanonicalOption::text))
                .put(OPTIONS_HASH, intake.optionsHash())
                .put(PRESET, intake.preset())
                .put(PRIORITY, intake.priority().name())
                .put(REASON, intake.reason().name())
                .put(TRACE_ID, intake.traceId())
                .put(UPLOADED_AT, intake.uploadedAt())
                .put(RECEIVED_AT, intake.receivedAt())
                .put(SLA_DEADLINE, intake.slaDeadline())
                .put(COUNTED, intake.counted());
    }

    private static void progress(Item item, Progress progress) {
        item.put(STATUS, progress.status().name())
                .put(REVISION, progress.revision())
                .put(FENCE, progress.fence())
                .put(LEASE_UNTIL, progress.leaseUntil())
                .put(LEASE_OWNER, progress.leaseOwner())
                .put(ATTEMPTS, progress.attempts())
                .put(THROTTLES, progress.throttles())
                .put(CUT_OFFS, progress.cutOffs())
                .put(TAKEOVERS, progress.takeovers())
                .put(CANCEL_REQUESTED, progress.cancelRequested())
                .put(
                        REASON_CODE,
                        progress.problem().map(problem -> problem.code().name()))
                .put(ERROR_MESSAGE, progress.problem().map(Problem::message))
                .put(FIXES, progress.problem().map(problem -> Json.write(problem.fixes())))
                .put(
                        EXTERNAL_JOBS,
                        Optional.of(progress.externalJobs())
                                .filter(jobs -> !jobs.isEmpty())
                                .map(Json::write))
                .put(QUEUED_AT, progress.queuedAt())
                .put(STARTED_AT, progress.startedAt())
                .put(COMMITTED_AT, progress.committedAt())
                .put(ENDED_AT, progress.endedAt())
                .put(MANIFEST_KEY, progress.manifestKey())
                .put(MANIFEST_SHA256, progress.manifestSha256())
                .put(PERCENT, progress.done().map(done -> (long) done.percent()))
                .put(DOING, progress.done().map(WorkDone::doing))
                .put("retryAt", progress.retryAt())
                .put("dueAt", progress.dueAt())
                .put(CLAIMED_AT, progress.claimedAt())
                .put(WORKED_MS, progress.worked().toMillis())
                .put(COST_MICRO_USD, progress.costMicroUsd())
                .put(UPDATED_AT, progress.updatedAt());
    }

    private static void indexes(Item item, Run run) {
        Intake intake = run.intake();
        Progress progress = run.progress();
        Instant updated = progress.updatedAt();
        Instant received = intake.receivedAt();
        String id = intake.runId();
        index(
                item,
                InputTable.BY_TYPE_STATUS,
                InputTable.typeStatus(intake.fileType(), progress.status(), updated),
                InputTable.at(updated, id));
        index(item, InputTable.BY_DAY, InputTable.dayOf(received, id), InputTable.at(received, id));
        index(
                item,
                InputTable.BY_TENANT,
                InputTable.tenantMonth(intake.tenant(), received),
                InputTable.at(received, id));
        if (progress.status().terminal() && progress.problem().isPresent()) {
            String code = progress.problem().get().code().name();
            index(item, InputTable.BY_REASON, InputTable.reasonDay(code, updated), InputTable.at(updated, id));
        }
        progress.dueAt().ifPresent(due -> index(item, InputTable.DUE, InputTable.dueShard(id), InputTable.at(due, id)));
    }

    private static void index(Item item, String name, String partition, String sort) {
        item.put(name + "Pk", partition).put(name + "Sk", sort);
    }

    static Run run(Map<String, AttributeValue> attributes) {
        Item item = Item.of(attributes);
        return new Run(intake(item), progress(item));
    }

    private static Intake intake(Item item) {
        return new Intake(
                item.needText(RUN_ID),
                item.needText(FILE_ID),
                (int) item.number(GENERATION, 1),
                new Source(
                        item.needText(BUCKET),
                        item.needText(KEY),
                        item.text(VERSION_ID),
                        item.needText(ETAG),
                        item.number(SIZE_BYTES, 0),
                        item.needText(SEQUENCER),
                        item.text(SHA256)),
                item.needText(TENANT),
                item.text(FILE_TYPE).map(FileType::of),
                item.text(FORMAT),
                item.flag(EXTENSION_MISMATCH),
                item.text(OPTION_AS_WRITTEN),
                item.text(PROCESSING_OPTION).map(text -> Json.read(text, ProcessingOption.class)),
                item.needText(OPTIONS_HASH),
                item.text(PRESET),
                Priority.valueOf(item.needText(PRIORITY)),
                RunReason.valueOf(item.needText(REASON)),
                item.needText(TRACE_ID),
                item.needMoment(UPLOADED_AT),
                item.needMoment(RECEIVED_AT),
                item.needMoment(SLA_DEADLINE),
                item.flag(COUNTED),
                (int) item.number(CLASSIFIER_VERSION, 1));
    }

    private static Progress progress(Item item) {
        return new Progress(
                RunStatus.valueOf(item.needText(STATUS)),
                item.number(REVISION, 0),
                item.number(FENCE, 0),
                item.moment(LEASE_UNTIL),
                item.text(LEASE_OWNER),
                (int) item.number(ATTEMPTS, 0),
                (int) item.number(THROTTLES, 0),
                (int) item.number(CUT_OFFS, 0),
                (int) item.number(TAKEOVERS, 0),
                item.flag(CANCEL_REQUESTED),
                problem(item),
                externalJobs(item),
                item.moment(QUEUED_AT),
                item.moment(STARTED_AT),
                item.moment(COMMITTED_AT),
                item.moment(ENDED_AT),
                item.text(MANIFEST_KEY),
                item.text(MANIFEST_SHA256),
                item.text(DOING).map(doing -> new WorkDone((int) item.number(PERCENT, 0), doing)),
                item.moment("retryAt"),
                item.moment("dueAt"),
                item.moment(CLAIMED_AT),
                Duration.ofMillis(item.number(WORKED_MS, 0)),
                item.number(COST_MICRO_USD),
                item.needMoment(UPDATED_AT));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> externalJobs(Item item) {
        return item.text(EXTERNAL_JOBS)
                .map(text -> (Map<String, String>) Json.read(text, Map.class))
                .orElse(Map.of());
    }

    private static Optional<Problem> problem(Item item) {
        return item.text(REASON_CODE)
                .map(code -> new Problem(
                        ReasonCode.valueOf(code),
                        item.text(ERROR_MESSAGE).orElse(""),
                        item.text(FIXES)
                                .map(fixes -> List.of(Json.read(fixes, String[].class)))
                                .orElse(List.of())));
    }
}
