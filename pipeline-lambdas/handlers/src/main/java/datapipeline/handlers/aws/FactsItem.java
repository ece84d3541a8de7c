package datapipeline.handlers.aws;

import datapipeline.handlers.classify.ContentClassifier;
import datapipeline.handlers.run.RunFacts;
import datapipeline.model.FileType;
import datapipeline.model.Format;
import datapipeline.model.Source;
import datapipeline.model.json.CanonicalOption;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingOption;
import datapipeline.model.run.Priority;
import datapipeline.model.run.RunReason;
import datapipeline.model.table.Attributes;

/** The part of a run's item that never changes. */
final class FactsItem {
    private FactsItem() {}

    static void write(RunFacts facts, Attrs to) {
        Source source = facts.source();
        to.text(Attributes.RUN_ID, facts.runId())
                .text(Attributes.FILE_ID, facts.fileId())
                .number(Attributes.GENERATION, facts.generation())
                .text(Attributes.BUCKET, source.bucket())
                .text(Attributes.KEY, source.key())
                .text(Attributes.VERSION_ID, source.versionId())
                .text(Attributes.ETAG, source.etag())
                .number(Attributes.SIZE_BYTES, source.sizeBytes())
                .text(Attributes.SEQUENCER, source.sequencer())
                .text(Attributes.SHA256, source.sha256())
                .text(Attributes.TENANT, facts.tenant())
                .text(Attributes.FILE_TYPE, facts.fileType().map(FileType::wireName))
                .text(Attributes.FORMAT, facts.format().map(Format::wireName))
                .flag(Attributes.EXTENSION_MISMATCH, facts.extensionMismatch())
                .number(Attributes.CLASSIFIER_VERSION, ContentClassifier.VERSION)
                .text(Attributes.PROCESSING_OPTION, facts.option().map(CanonicalOption::text))
                .text(Attributes.OPTION_AS_WRITTEN, facts.optionAsWritten())
                .text(Attributes.OPTIONS_HASH, facts.optionsHash())
                .text(Attributes.PRESET, facts.preset())
                .text(Attributes.PRIORITY, facts.priority().name())
                .text(Attributes.REASON, facts.reason().name())
                .moment(Attributes.UPLOADED_AT, facts.uploadedAt())
                .moment(Attributes.RECEIVED_AT, facts.receivedAt())
                .moment(Attributes.SLA_DEADLINE, facts.slaDeadline())
                .text(Attributes.TRACE_ID, facts.traceId());
    }

    static RunFacts read(Attrs from) {
        return new RunFacts(
                from.text(Attributes.RUN_ID),
                from.text(Attributes.FILE_ID),
                from.whole(Attributes.GENERATION),
                source(from),
                from.text(Attributes.TENANT),
                from.textIfAny(Attributes.FILE_TYPE).map(FileType::of),
                from.textIfAny(Attributes.FORMAT).flatMap(Format::of),
                from.flag(Attributes.EXTENSION_MISMATCH),
                from.textIfAny(Attributes.PROCESSING_OPTION).map(text -> Json.read(text, ProcessingOption.class)),
                from.textIfAny(Attributes.OPTION_AS_WRITTEN),
                from.text(Attributes.OPTIONS_HASH),
                from.textIfAny(Attributes.PRESET),
                Priority.valueOf(from.text(Attributes.PRIORITY)),
                RunReason.valueOf(from.text(Attributes.REASON)),
                from.moment(Attributes.UPLOADED_AT),
                from.moment(Attributes.RECEIVED_AT),
                from.moment(Attributes.SLA_DEADLINE),
                from.text(Attributes.TRACE_ID));
    }

    private static Source source(Attrs from) {
        return new Source(
                from.text(Attributes.BUCKET),
                from.text(Attributes.KEY),
                from.textIfAny(Attributes.VERSION_ID),
                from.text(Attributes.ETAG),
                from.number(Attributes.SIZE_BYTES),
                from.text(Attributes.SEQUENCER),
                from.textIfAny(Attributes.SHA256));
    }
}
