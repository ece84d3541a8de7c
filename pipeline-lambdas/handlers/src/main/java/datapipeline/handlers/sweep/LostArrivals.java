package datapipeline.handlers.sweep;

import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.sweep.BucketListing.Version;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.Ids;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.Sequencer;
import datapipeline.model.Source;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Takes in every version in S3_INPUT that has no run, because its event never came or could not be worked on. */
public final class LostArrivals implements BucketWalk.Visitor {
    /** Takes in a version as if its event had come; once more does no harm. */
    public interface Intake {
        /** @param sequencer what the event would have said of its order, or near it */
        void arrived(Version version, String sequencer);

        /** Takes in a version that nobody could read, so that it is seen, with what is the matter. */
        void unreadable(Version version, String sequencer, Problem problem);
    }

    private static final String BEFORE_ALL = Sequencer.padded("0");

    private final String bucket;
    private final Runs runs;
    private final Intake intake;
    private final Telemetry telemetry;

    public LostArrivals(String bucket, Runs runs, Intake intake, Telemetry telemetry) {
        this.bucket = bucket;
        this.runs = runs;
        this.intake = intake;
        this.telemetry = telemetry;
    }

    @Override
    public void visit(Version version) {
        takeIn(version, sequencer -> intake.arrived(version, sequencer));
    }

    /** Its event has ended in the dead-letter queue by now, and the file would be in no list for ever. */
    @Override
    public boolean giveUp(Version version, RuntimeException why) {
        Problem problem = Problem.of(
                ReasonCode.CLASSIFY_FAILED,
                "The classifier tried %d times and failed each time; the last time it met: %s"
                        .formatted(BucketWalk.MOST_TRIES, why));
        takeIn(version, sequencer -> intake.unreadable(version, sequencer, problem));
        return true;
    }

    private void takeIn(Version version, Consumer<String> way) {
        List<Run> known = runs.ofFile(Ids.fileId(bucket, version.key()));
        if (known.stream().map(run -> run.intake()).anyMatch(run -> isOf(run, version))) {
            return;
        }
        way.accept(version.latest() ? afterAll(known) : BEFORE_ALL);
        telemetry.count("SweepMissingEvents");
        telemetry.warn(
                "a file was taken in that no event told of",
                Map.of("bucket", bucket, "key", version.key(), "versionId", version.versionId()));
    }

    /** Without a version, an upload is told by its bytes and its time, which S3 may round down to seconds. */
    private static boolean isOf(Run.Intake run, Version version) {
        Source source = run.source();
        return version.versionId().isPresent()
                ? version.versionId().equals(source.versionId())
                : source.versionId().isEmpty()
                        && source.etag().equals(version.etag())
                        && !run.uploadedAt().plusSeconds(1).isBefore(version.lastModified());
    }

    /**
     * Behind all that was seen of its key, and before everything that comes: S3's own sequencers fill only the first half
     * of the padded width.
     */
    private static String afterAll(List<Run> known) {
        String last = known.stream()
                .map(run -> run.intake().source().sequencer())
                .max(Comparator.naturalOrder())
                .orElse(BEFORE_ALL);
        return "%032X".formatted(new BigInteger(last, 16).add(BigInteger.ONE));
    }
}
