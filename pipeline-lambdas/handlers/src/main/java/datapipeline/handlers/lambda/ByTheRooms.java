package datapipeline.handlers.lambda;

import datapipeline.handlers.aws.SqsJobQueues;
import datapipeline.handlers.classify.Arrival;
import datapipeline.handlers.classify.Classify;
import datapipeline.handlers.classify.JobQueues;
import datapipeline.handlers.output.Half;
import datapipeline.handlers.output.Join;
import datapipeline.handlers.run.Engines;
import datapipeline.handlers.run.Reports;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.Runs;
import datapipeline.handlers.sweep.BucketListing.Version;
import datapipeline.handlers.sweep.LostArrivals;
import datapipeline.handlers.sweep.LostResults;
import datapipeline.handlers.sweep.Sweep;
import datapipeline.model.Problem;
import datapipeline.model.run.RunReason;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/** Heals by what the rooms do anyway. */
record ByTheRooms(
        Classify classify,
        JobQueues queues,
        Join join,
        Runs runs,
        Reports reports,
        Predicate<String> results,
        Manifests manifests,
        String inputBucket,
        String outputBucket,
        InstantSource clock)
        implements Sweep.Remedies, LostArrivals.Intake, LostResults.Rebuilding {

    static ByTheRooms of(House house) {
        return new ByTheRooms(
                house.classify(),
                new SqsJobQueues(house.clients().sqs()),
                house.join(),
                house.runs(),
                house.reports(Engines.none()),
                house.results()::isComplete,
                house.manifests(),
                house.inputBucket(),
                house.outputBucket(),
                InstantSource.system());
    }

    @Override
    public void forward(Run run) {
        classify.forward(run);
    }

    @Override
    public void resend(Run run) {
        queues.send(run.job(run.progress().queuedAt().orElseGet(clock::instant)));
    }

    @Override
    public void tell(Run run) {
        reports.endedWithoutOutputs(run);
    }

    @Override
    public void announce(Run run) {
        join.announce(run);
    }

    @Override
    public boolean join(Run run) {
        String key = run.progress().manifestKey().orElseThrow();
        Optional<Half.Written> half = manifests.read(outputBucket, key);
        half.ifPresent(written -> {
            join.hear(written);
            join.hear(told(run, written));
        });
        return half.isPresent();
    }

    @Override
    public void arrived(Version version, String sequencer) {
        classify.accept(arrival(version, sequencer));
    }

    @Override
    public void unreadable(Version version, String sequencer, Problem problem) {
        classify.acceptUnread(arrival(version, sequencer), problem);
    }

    private Arrival arrival(Version version, String sequencer) {
        return new Arrival(
                inputBucket,
                version.key(),
                version.versionId(),
                version.etag(),
                version.sizeBytes(),
                sequencer,
                version.lastModified(),
                RunReason.SWEEP,
                1,
                Optional.empty(),
                "sweep-" + clock.millis());
    }

    @Override
    public boolean hasResult(String runId) {
        return results.test(runId);
    }

    @Override
    public boolean rebuild(String manifestKey) {
        return manifests
                .read(outputBucket, manifestKey)
                .flatMap(written -> runs.named(written.fileId(), written.runId())
                        .map(run -> join.rebuild(run, written, told(run, written))))
                .orElse(false);
    }

    private Half.Told told(Run run, Half.Written written) {
        return new Half.Told(reports.told(run, written.manifest(), written.manifestKey()));
    }
}
