package datapipeline.handlers.run;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.testing.Pipeline;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.run.EngineKind;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private final Pipeline pipeline = new Pipeline();

    @Test
    void givesTheRunToOneOfTwelveThatAskAtOnce() throws Exception {
        Run run = pipeline.resizeQueued();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            List<Future<Boolean>> claims = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String owner = "worker-" + i;
                Callable<Boolean> claim = () -> {
                    start.await();
                    return pipeline.runs
                            .claim(run.key(), owner, Duration.ofMinutes(1))
                            .isPresent();
                };
                claims.add(threads.submit(claim));
            }
            start.countDown();
            int winners = 0;
            for (Future<Boolean> claim : claims) {
                winners += claim.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
        assertThat(pipeline.store.only().state().fence()).isEqualTo(1);
    }

    @Test
    void passesToTheNextWhenTheLeaseIsOverAndCountsTheAttemptThatDied() {
        Run run = pipeline.resizeQueued();
        pipeline.runs.claim(run.key(), "first", Duration.ofMinutes(1)).orElseThrow();
        assertThat(pipeline.runs.claim(run.key(), "second", Duration.ofMinutes(1)))
                .isEmpty();
        pipeline.clock.pass(Duration.ofSeconds(61));
        Run taken =
                pipeline.runs.claim(run.key(), "second", Duration.ofMinutes(1)).orElseThrow();
        assertThat(taken.state().fence()).isEqualTo(2);
        assertThat(taken.state().attempts()).isEqualTo(1);
    }

    @Test
    void refusesTheCommitOfAWorkerWhoseRunWasTakenOver() {
        Run run = pipeline.resizeQueued();
        Run zombie =
                pipeline.runs.claim(run.key(), "first", Duration.ofMinutes(1)).orElseThrow();
        pipeline.clock.pass(Duration.ofSeconds(61));
        Run owner =
                pipeline.runs.claim(run.key(), "second", Duration.ofMinutes(1)).orElseThrow();
        pipeline.bucket.objects.put(zombie.attemptPrefix() + "1-resize/small.png", "old pixels");
        pipeline.bucket.objects.put(owner.attemptPrefix() + "1-resize/small.png", "new pixels");
        AttemptResult.Made made =
                new AttemptResult.Made(Outcome.PROCESSED, List.of(), List.of(), Map.of(), EngineKind.LAMBDA);
        assertThat(pipeline.committer.commit(zombie, made, "first")).isFalse();
        assertThat(pipeline.bucket.objects.keySet())
                .noneMatch(key -> key.startsWith(zombie.attemptPrefix()))
                .anyMatch(key -> key.startsWith(owner.attemptPrefix()));
        assertThat(pipeline.committer.commit(owner, made, "second")).isTrue();
        assertThat(pipeline.telemetry.times(Metric.FencedAttempts)).isEqualTo(1);
    }

    @Test
    void shutsAWorkerOutOfARunThatHasFailed() {
        Run mine = pipeline.runs
                .claim(pipeline.resizeQueued().key(), "w", Duration.ofMinutes(1))
                .orElseThrow();
        pipeline.runs.end(mine, RunStatus.FAILED, Problem.of(ReasonCode.ATTEMPTS_EXHAUSTED, "enough"), "sweep");
        AttemptResult.Made made =
                new AttemptResult.Made(Outcome.PROCESSED, List.of(), List.of(), Map.of(), EngineKind.LAMBDA);
        assertThat(pipeline.committer.commit(mine, made, "w")).isFalse();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.FAILED);
    }
}
