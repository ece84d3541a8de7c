package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.run.Run;
import datapipeline.handlers.sweep.BucketListing;
import datapipeline.handlers.sweep.BucketWalk;
import datapipeline.handlers.testing.Faults;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.model.ReasonCode;
import datapipeline.model.run.RunReason;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What lies in a bucket and is in no table is found, once, wherever a walk through it is cut off. */
class BucketWalkRulesTest {
    private static final Duration OLD_ENOUGH = Duration.ofMinutes(3);

    private final Pipeline pipeline = new Pipeline();

    /** Puts a version of which no event tells. */
    private static void lose(Pipeline pipeline, String key, String version) {
        pipeline.input.put(key, Optional.of(version), "etag", 14, pipeline.now);
    }

    private void walk() {
        pipeline.walkInput(BucketWalk.Pace.defaults());
    }

    private Run run(String version) {
        return pipeline.store.all().stream()
                .filter(run -> run.intake().source().versionId().orElseThrow().equals(version))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void bringsBackAFileWhoseEventWasLostAndOnlyOnce() {
        Instant uploaded = pipeline.now;
        lose(pipeline, "acme/a.gif", "v1");
        walk();
        assertThat(pipeline.store.all()).as("its event may be on its way").isEmpty();
        pipeline.pass(OLD_ENOUGH);
        walk();
        walk();
        pipeline.pass(OLD_ENOUGH);
        walk();
        pipeline.deliverAll();
        Run run = pipeline.store.only();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.intake().reason()).isEqualTo(RunReason.SWEEP);
        assertThat(run.intake().uploadedAt()).isEqualTo(uploaded);
        assertThat(pipeline.times("SweepMissingEvents")).isEqualTo(1);
        assertThat(pipeline.audit()).hasValue(0);
    }

    @Test
    void dropsTheEventThatComesAfterAll() {
        lose(pipeline, "acme/a.gif", "v1");
        pipeline.pass(OLD_ENOUGH);
        walk();
        pipeline.classify.accept(Pipeline.arrival("acme/a.gif", Optional.of("v1"), "0A"));
        assertThat(pipeline.store.all()).hasSize(1);
        assertThat(pipeline.jobs).hasSize(1);
    }

    @Test
    void leavesAloneWhatIsKnownAndFolders() {
        pipeline.upload();
        lose(pipeline, "acme/a.gif", "v1");
        pipeline.input.put("acme/", Optional.of("v0"), "etag", 0, pipeline.now);
        pipeline.pass(OLD_ENOUGH);
        walk();
        assertThat(pipeline.store.all()).hasSize(1);
        assertThat(pipeline.times("SweepMissingEvents")).isZero();
        assertThat(pipeline.times("FilesIgnored")).isZero();
    }

    @Test
    void takesALostOlderVersionForSupersededAndALostNewerOneForNew() {
        lose(pipeline, "acme/a.gif", "v1");
        pipeline.classify.accept(Pipeline.arrival("acme/a.gif", Optional.of("v2"), "0A"));
        lose(pipeline, "acme/a.gif", "v2");
        pipeline.pass(OLD_ENOUGH);
        walk();
        assertThat(run("v1").status()).isEqualTo(RunStatus.SUPERSEDED);
        lose(pipeline, "acme/a.gif", "v3");
        pipeline.pass(OLD_ENOUGH);
        walk();
        assertThat(run("v3").status()).isEqualTo(RunStatus.QUEUED);
        // S3's next sequencer, shorter than the padded width, is behind all of them.
        pipeline.classify.accept(Pipeline.arrival("acme/a.gif", Optional.of("v4"), "0B"));
        assertThat(run("v4").status()).isEqualTo(RunStatus.QUEUED);
    }

    @Test
    void findsWhereABucketKeepsNoVersionsWhatWasPutAgain() {
        pipeline.classify.accept(Pipeline.arrival("acme/a.gif", Optional.empty(), "0A"));
        Instant first = pipeline.store.only().intake().uploadedAt();
        pipeline.input.put("acme/a.gif", Optional.empty(), "etag", 14, first);
        pipeline.input.put("acme/b.gif", Optional.empty(), "etag", 14, first);
        pipeline.pass(OLD_ENOUGH);
        walk();
        assertThat(pipeline.store.all()).hasSize(2);
    }

    @Test
    void goesOnWhereTheLastSweepWasAndLooksAtNothingTwice() {
        for (int i = 0; i < 6; i++) {
            lose(pipeline, "acme/%d.gif".formatted(i), "v" + i);
        }
        pipeline.pass(OLD_ENOUGH);
        List<String> seen = new ArrayList<>();
        var onePage = new BucketWalk.Pace(Duration.ofMinutes(2), 1, Duration.ofSeconds(20));
        for (int sweep = 1; sweep <= 3; sweep++) {
            pipeline.walk(onePage, seeing(seen));
            assertThat(seen).hasSize(2 * sweep);
        }
        for (int sweep = 0; sweep < 3; sweep++) {
            pipeline.walk(onePage, seeing(seen));
        }
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void stopsWithinAPageWhenItsTimeIsUpAndGoesOnThere() {
        for (int i = 0; i < 4; i++) {
            lose(pipeline, "acme/%d.gif".formatted(i), "v" + i);
        }
        pipeline.pass(OLD_ENOUGH);
        List<String> seen = new ArrayList<>();
        for (int sweep = 1; sweep <= 4; sweep++) {
            pipeline.walk(BucketWalk.Pace.defaults(), visitor(version -> {
                seen.add(version.key());
                pipeline.pass(Duration.ofSeconds(30));
            }));
            assertThat(seen).hasSize(sweep).doesNotHaveDuplicates();
        }
    }

    @Test
    void findsAnUploadInPartsThatWasBegunLongAgo() {
        walk();
        pipeline.pass(Duration.ofHours(5));
        walk();
        pipeline.input.put("acme/long.gif", Optional.of("v1"), "etag-7", 14, pipeline.now.minus(Duration.ofHours(5)));
        walk();
        assertThat(run("v1").status()).isEqualTo(RunStatus.QUEUED);
    }

    @Test
    void meetsAgainWhatItCouldNotLookAfterAndTheOthersNotLater() {
        lose(pipeline, "acme/0.gif", "v0");
        lose(pipeline, "acme/1.gif", "v1");
        pipeline.pass(OLD_ENOUGH);
        List<String> seen = new ArrayList<>();
        BucketWalk.Visitor broken = visitor(version -> {
            if (version.key().endsWith("0.gif")) {
                throw new IllegalStateException("the bucket is out of reach");
            }
            seen.add(version.key());
        });
        pipeline.walk(BucketWalk.Pace.defaults(), broken);
        assertThat(seen).containsExactly("acme/1.gif");
        assertThat(pipeline.logged("out of reach")).isTrue();
        pipeline.pass(OLD_ENOUGH);
        walk();
        assertThat(run("v0").status()).isEqualTo(RunStatus.QUEUED);
    }

    @Test
    void showsAFileThatNobodyCanReadOnceEveryTryIsOverAndGoesOnWithTheOthersAtOnce() {
        lose(pipeline, "acme/0.gif", "v0");
        lose(pipeline, "acme/1.gif", "v1");
        pipeline.files.broken.add("acme/0.gif");
        pipeline.pass(OLD_ENOUGH);
        walk();
        assertThat(pipeline.store.only().runId()).isEqualTo(run("v1").runId());
        List<String> seen = new ArrayList<>();
        pipeline.pass(Duration.ofSeconds(1));
        pipeline.walk(BucketWalk.Pace.defaults(), seeing(seen));
        assertThat(seen).as("the walk before was clean").isEmpty();
        for (int minute = 0; minute < 20; minute++) {
            pipeline.pass(Duration.ofMinutes(1));
            walk();
        }
        Run unread = run("v0");
        assertThat(unread.status()).isEqualTo(RunStatus.QUARANTINED);
        assertThat(unread.progress().problem().orElseThrow()).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ReasonCode.CLASSIFY_FAILED);
            assertThat(problem.message()).contains("S3 answers 500");
        });
        assertThat(pipeline.store.all()).hasSize(2);
        assertThat(pipeline.input.parked()).isZero();
        assertThat(pipeline.audit()).hasValue(0);
    }

    @Test
    void takesInWhatCouldNotBeReadForAWhile() {
        lose(pipeline, "acme/0.gif", "v0");
        pipeline.files.broken.add("acme/0.gif");
        pipeline.pass(OLD_ENOUGH);
        walk();
        pipeline.pass(Duration.ofMinutes(1));
        walk();
        pipeline.files.broken.clear();
        pipeline.pass(Duration.ofMinutes(2));
        walk();
        assertThat(run("v0").status()).isEqualTo(RunStatus.QUEUED);
        assertThat(pipeline.input.parked()).isZero();
    }

    @Test
    void lookedAtAgainAnOlderVersionStaysTheOlderOne() {
        lose(pipeline, "acme/0.gif", "v0");
        pipeline.files.broken.add("acme/0.gif");
        pipeline.pass(OLD_ENOUGH);
        walk();
        pipeline.files.broken.clear();
        lose(pipeline, "acme/0.gif", "v1");
        pipeline.classify.accept(Pipeline.arrival("acme/0.gif", Optional.of("v1"), "0A"));
        pipeline.pass(Duration.ofMinutes(1));
        walk();
        assertThat(run("v0").status()).isEqualTo(RunStatus.SUPERSEDED);
        assertThat(run("v1").status()).isEqualTo(RunStatus.QUEUED);
    }

    @Test
    void triesAResultThatCannotBeMadeAgainAndAgain() {
        lose(pipeline, "acme/0.gif", "v0");
        pipeline.pass(OLD_ENOUGH);
        BucketWalk.Visitor broken = visitor(version -> {
            throw new IllegalStateException("the table is out of reach");
        });
        for (int minute = 0; minute < 120; minute++) {
            pipeline.walk(BucketWalk.Pace.defaults(), broken);
            pipeline.pass(Duration.ofMinutes(1));
        }
        assertThat(pipeline.input.parked()).isEqualTo(1);
        List<String> seen = new ArrayList<>();
        pipeline.pass(Duration.ofMinutes(64));
        pipeline.walk(BucketWalk.Pace.defaults(), seeing(seen));
        assertThat(seen).containsExactly("acme/0.gif");
        assertThat(pipeline.input.parked()).isZero();
    }

    private static BucketWalk.Visitor seeing(List<String> seen) {
        return visitor(version -> seen.add(version.key()));
    }

    /** One that never gives up. */
    private static BucketWalk.Visitor visitor(Consumer<BucketListing.Version> visit) {
        return new BucketWalk.Visitor() {
            @Override
            public void visit(BucketListing.Version version) {
                visit.accept(version);
            }

            @Override
            public boolean giveUp(BucketListing.Version version, RuntimeException why) {
                return false;
            }
        };
    }

    @Test
    void makesAResultAgainThatTheTableLostAndAnnouncesNothing() {
        pipeline.upload();
        pipeline.deliverAll();
        Run run = pipeline.store.only();
        var result = pipeline.results.completed.remove(run.runId());
        int announced = pipeline.announced.size();
        pipeline.pass(OLD_ENOUGH);
        pipeline.walkOutput();
        pipeline.walkOutput();
        assertThat(pipeline.results.completed).containsEntry(run.runId(), result);
        assertThat(pipeline.announced).hasSize(announced);
        assertThat(pipeline.times("SweepRepublished")).isEqualTo(1);
    }

    @Test
    void healsAndBalancesWhereverAWalkIsCutOff() {
        boolean struck = true;
        int point = 0;
        for (; struck; point++) {
            Pipeline cut = new Pipeline();
            for (int i = 0; i < 3; i++) {
                lose(cut, "acme/%d.gif".formatted(i), "v" + i);
            }
            cut.pass(OLD_ENOUGH);
            cut.faults.crashAt(point);
            try {
                cut.walkInput(BucketWalk.Pace.defaults());
            } catch (Faults.Crash e) {
                assertThat(cut.faults.struck()).isTrue();
            }
            struck = cut.faults.struck();
            cut.faults.crashAt(-1);
            for (int minute = 0; minute < 10; minute++) {
                cut.pass(Duration.ofMinutes(1));
                cut.sweep();
                cut.walkInput(BucketWalk.Pace.defaults());
                cut.deliverAll();
            }
            assertThat(cut.store.all())
                    .as("cut off at call %d", point)
                    .hasSize(3)
                    .allMatch(run -> run.status() == RunStatus.COMPLETED && run.isSettled());
            assertThat(cut.audit()).hasValue(0);
        }
        assertThat(point).isGreaterThan(10);
    }
}
