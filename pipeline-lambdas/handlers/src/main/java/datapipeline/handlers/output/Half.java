package datapipeline.handlers.output;

import datapipeline.handlers.run.Run;
import datapipeline.model.cost.CostEstimate;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.ProcessingInfo;
import java.util.Optional;

/** One half of a result. */
public sealed interface Half {
    String runId();

    String fileId();

    /** Of the attempt it comes from. */
    long fence();

    Outcome outcome();

    /** What the run would cost at list price, in millionths of a dollar; absent when not known. */
    Optional<Long> costMicroUsd();

    /** The outputs are in S3_OUTPUT: their manifest came. */
    record Written(Manifest manifest, String manifestKey) implements Half {
        @Override
        public String runId() {
            return manifest.runId();
        }

        @Override
        public String fileId() {
            return manifest.fileId();
        }

        @Override
        public long fence() {
            return manifest.fence();
        }

        @Override
        public Outcome outcome() {
            return manifest.outcome();
        }

        @Override
        public Optional<Long> costMicroUsd() {
            return manifest.cost().flatMap(CostEstimate::microUsd);
        }
    }

    /** The worker told how long it took. */
    record Told(ProcessingInfo info) implements Half {
        @Override
        public String runId() {
            return info.runId();
        }

        @Override
        public String fileId() {
            return info.fileId();
        }

        @Override
        public long fence() {
            return info.fence();
        }

        @Override
        public Outcome outcome() {
            return info.outcome();
        }

        @Override
        public Optional<Long> costMicroUsd() {
            return info.costMicroUsd();
        }
    }

    /** Whether it is of the end that the run really came to, and not of an attempt that lost. */
    default boolean isOf(Run run) {
        return outcome().hasOutputs()
                ? run.committedWith(fence())
                : run.status() == outcome().ends();
    }
}
