package datapipeline.handlers.output;

import datapipeline.model.run.Manifest;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.ProcessingInfo;
import datapipeline.model.run.ProcessingInfo.ManifestRef;
import datapipeline.model.run.StepReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One of the two things that must come before a result is whole; they come in any order, any number of times. */
public sealed interface Half {
    long fence();

    /**
     * The manifest lies in S3_OUTPUT.
     *
     * @param at when the first word of it came
     */
    record Stored(Instant at, long fence, ManifestRef manifest, int outputCount, long bytesOut) implements Half {
        static Stored of(Manifest manifest, ManifestRef ref, Instant at) {
            long bytes = manifest.outputs().stream()
                    .mapToLong(OutputObject::sizeBytes)
                    .sum();
            return new Stored(at, manifest.fence(), ref, manifest.outputs().size(), bytes);
        }
    }

    /** The worker's report came from SNS_NOTIF. */
    record Reported(
            Instant at,
            long fence,
            Outcome outcome,
            long processDuration,
            long queueWait,
            List<StepReport> steps,
            Optional<Long> costMicroUsd,
            Optional<String> reasonCode,
            Optional<String> errorMessage)
            implements Half {
        public Reported {
            steps = List.copyOf(steps);
        }

        static Reported of(ProcessingInfo info, Instant at) {
            return new Reported(
                    at,
                    info.fence(),
                    info.outcome(),
                    info.processDuration(),
                    info.queueWait(),
                    info.steps(),
                    info.costMicroUsd(),
                    info.reasonCode(),
                    info.errorMessage());
        }
    }
}
