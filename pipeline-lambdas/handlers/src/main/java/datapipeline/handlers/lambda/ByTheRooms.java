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
import datapipeline.model.json.Json;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.RunReason;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Heals by what the rooms do anyway. */
record ByTheRooms(
        Classify classify,
        JobQueues queues,
        Join join,
        Runs runs,
        Reports reports,
        Predicate<String> results,
        S3Client s3,
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
                house.reports(new Engines(List.of())),
                house.results()::isComplete,
                house.clients().s3(),
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
        Optional<Manifest> manifest = manifest(key);
        manifest.ifPresent(found -> {
            join.hear(new Half.Written(found, key));
            join.hear(new Half.Told(Reports.told(run, found, key)));
        });
        return manifest.isPresent();
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
        return manifest(manifestKey)
                .flatMap(manifest -> runs.named(manifest.fileId(), manifest.runId())
                        .map(run -> join.rebuild(
                                run,
                                new Half.Written(manifest, manifestKey),
                                new Half.Told(Reports.told(run, manifest, manifestKey)))))
                .orElse(false);
    }

    private Optional<Manifest> manifest(String key) {
        try {
            return Optional.of(Json.read(
                    s3.getObjectAsBytes(request -> request.bucket(outputBucket).key(key))
                            .asString(StandardCharsets.UTF_8),
                    Manifest.class));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }
}
