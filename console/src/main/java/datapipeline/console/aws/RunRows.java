package datapipeline.console.aws;

import static datapipeline.model.table.Attributes.*;

import datapipeline.console.files.RunEvent;
import datapipeline.console.files.RunRecord;
import datapipeline.console.files.RunRecord.Milestone;
import datapipeline.console.files.RunResult;
import datapipeline.console.files.RunSummary;
import datapipeline.model.FileType;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.Tenant;
import datapipeline.model.cost.CostEstimate;
import datapipeline.model.json.Json;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.StepReport;
import datapipeline.model.run.WorkDone;
import datapipeline.model.table.OutputTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pipeline's items as the console's records. */
final class RunRows {
    private static final Map<Milestone, String> MOMENTS = Map.of(
            Milestone.UPLOADED, UPLOADED_AT,
            Milestone.RECEIVED, RECEIVED_AT,
            Milestone.QUEUED, QUEUED_AT,
            Milestone.STARTED, STARTED_AT,
            Milestone.COMMITTED, COMMITTED_AT,
            Milestone.COMPLETED, COMPLETED_AT);

    private RunRows() {}

    static RunSummary summary(Row row) {
        Instant uploaded =
                row.moment(UPLOADED_AT).or(() -> row.moment(RECEIVED_AT)).orElse(Instant.EPOCH);
        RunStatus status = RunStatus.valueOf(row.need(STATUS));
        Optional<Instant> ended = row.moment(COMPLETED_AT).or(() -> row.moment(ENDED_AT));
        return new RunSummary(
                row.need(FILE_ID),
                row.need(RUN_ID),
                row.number(GENERATION).orElse(1L).intValue(),
                row.need(KEY),
                row.text(FILE_TYPE).flatMap(RunRows::type),
                status,
                row.number(ATTEMPTS).orElse(0L).intValue(),
                row.number(SIZE_BYTES).orElse(0L),
                uploaded,
                status.terminal() ? ended : Optional.empty(),
                row.moment(UPDATED_AT).orElse(uploaded),
                row.text(REASON_CODE));
    }

    static RunRecord record(Row row) {
        return new RunRecord(
                summary(row),
                row.text(FORMAT),
                row.flag(EXTENSION_MISMATCH),
                row.text(TENANT).orElseGet(() -> Tenant.of(row.need(KEY))),
                row.text(VERSION_ID),
                row.text(PROCESSING_OPTION),
                row.text(OPTION_AS_WRITTEN),
                row.text(PRESET),
                row.text(REASON),
                moments(row),
                problem(row),
                row.text(MANIFEST_KEY),
                done(row),
                row.flag(CANCEL_REQUESTED),
                row.text(TRACE_ID),
                row.number(COST_MICRO_USD));
    }

    static RunEvent event(String runId, Row row) {
        return new RunEvent(
                runId,
                row.moment(AT).orElse(Instant.EPOCH),
                row.text(FROM),
                row.text(TO),
                row.text(ACTOR),
                row.text(ERROR_MESSAGE).or(() -> row.text(REASON_CODE)));
    }

    /** @param rows all of a run's partition in DYNAMODB_OUTPUT */
    static RunResult result(List<Row> rows) {
        Optional<Row> joined = rows.stream()
                .filter(row -> row.need(SK).equals(OutputTable.RESULT))
                .findFirst();
        return new RunResult(
                joined.flatMap(row -> row.text(STEPS))
                        .map(steps -> List.of(Json.read(steps, StepReport[].class)))
                        .orElse(List.of()),
                rows.stream()
                        .filter(row -> row.need(SK).startsWith(OutputTable.OBJECT_PREFIX))
                        .map(RunRows::output)
                        .toList(),
                joined.flatMap(row -> row.text(COST)).map(cost -> Json.read(cost, CostEstimate.class)));
    }

    static OutputObject output(Row row) {
        return new OutputObject(
                row.need(STEP),
                row.need(NAME),
                row.need(KEY),
                row.number(SIZE_BYTES).orElse(0L),
                row.text(SHA256).orElse(""),
                row.text(CONTENT_TYPE).orElse("application/octet-stream"),
                row.number(WIDTH).map(Long::intValue),
                row.number(HEIGHT).map(Long::intValue),
                row.number(DURATION_MS),
                row.text(METADATA).map(RunRows::words).orElse(Map.of()));
    }

    private static Optional<WorkDone> done(Row row) {
        return row.text(DOING)
                .map(doing -> new WorkDone(Math.clamp(row.number(PERCENT).orElse(0L), 0, 100), doing));
    }

    private static Map<Milestone, Instant> moments(Row row) {
        Map<Milestone, Instant> moments = new EnumMap<>(Milestone.class);
        MOMENTS.forEach((milestone, name) -> row.moment(name).ifPresent(at -> moments.put(milestone, at)));
        return moments;
    }

    private static Optional<Problem> problem(Row row) {
        return row.text(REASON_CODE)
                .flatMap(RunRows::reason)
                .map(code -> new Problem(
                        code,
                        row.text(ERROR_MESSAGE).orElse("No message was recorded."),
                        row.text(FIXES)
                                .map(text -> List.of(Json.read(text, String[].class)))
                                .orElse(List.of())));
    }

    private static Map<String, String> words(String json) {
        Map<?, ?> map = Json.read(json, Map.class);
        return map.entrySet().stream()
                .collect(Collectors.toMap(e -> String.valueOf(e.getKey()), e -> String.valueOf(e.getValue())));
    }

    private static Optional<FileType> type(String wireName) {
        return Arrays.stream(FileType.values())
                .filter(type -> type.wireName().equals(wireName))
                .findFirst();
    }

    private static Optional<ReasonCode> reason(String name) {
        return Arrays.stream(ReasonCode.values())
                .filter(code -> code.name().equals(name))
                .findFirst();
    }
}
