package datapipeline.handlers.output;

import datapipeline.handlers.run.Run;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.ProcessingInfo;

/** One half of a result. */
public sealed interface Half {
    String runId();

    String fileId();

    /** Of the attempt it comes from. */
    long fence();

    Outcome outcome();

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
    }

    /** Whether it is of the end that the run really came to, and not of an attempt that lost. */
    default boolean isOf(Run run) {
        return outcome().hasOutputs()
                ? run.committedWith(fence())
                : run.status() == outcome().ends();
    }
}
