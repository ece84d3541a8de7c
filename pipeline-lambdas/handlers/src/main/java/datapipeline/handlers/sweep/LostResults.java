package datapipeline.handlers.sweep;

import datapipeline.handlers.sweep.BucketListing.Version;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.run.Manifest;
import java.util.Map;

/** Joins the result of every manifest in S3_OUTPUT once more that has none in the table. */
public final class LostResults implements BucketWalk.Visitor {
    /** What is known of results, and how one is made from its manifest. */
    public interface Rebuilding {
        /** Whether the result of a run is there and whole. */
        boolean hasResult(String runId);

        /**
         * Makes the result of a run from its manifest.
         *
         * @return false when the manifest is none of a run that counts
         */
        boolean rebuild(String manifestKey);
    }

    /** {@code v1/tenant/fileId/runId/g1-a2/_manifest.json}. */
    private static final int RUN_ID = 3;

    private static final int DEPTH = 6;

    private final Rebuilding results;
    private final Telemetry telemetry;

    public LostResults(Rebuilding results, Telemetry telemetry) {
        this.results = results;
        this.telemetry = telemetry;
    }

    @Override
    public void visit(Version version) {
        String[] parts = version.key().split("/", -1);
        if (!version.latest() || parts.length != DEPTH || !parts[DEPTH - 1].equals(Manifest.NAME)) {
            return;
        }
        String runId = parts[RUN_ID];
        if (!results.hasResult(runId) && results.rebuild(version.key())) {
            telemetry.count("SweepRepublished");
            telemetry.warn("a lost result was made again from its manifest", Map.of("runId", runId));
        }
    }

    /** A result that was made is not given up. */
    @Override
    public boolean giveUp(Version version, RuntimeException why) {
        return false;
    }
}
