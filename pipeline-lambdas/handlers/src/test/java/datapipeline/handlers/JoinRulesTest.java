package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.output.Half;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the two halves of a result, in whatever order and however often they come. */
class JoinRulesTest {
    private final Pipeline pipeline = new Pipeline();

    @ParameterizedTest
    @ValueSource(strings = {"SM", "MS", "SSM", "MMS", "SMS", "MSM", "SMM", "MSS", "SMSM", "MSSM", "SSMM", "MMSS"})
    void joinsTheHalvesInAnyOrderAndAnnouncesOnce(String order) {
        pipeline.upload();
        pipeline.work();
        Half written = pipeline.halves().get(0);
        Half told = pipeline.halves().get(1);
        for (char half : order.toCharArray()) {
            pipeline.pass(Duration.ofMillis(250));
            pipeline.join.hear(half == 'M' ? written : told);
        }
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(pipeline.announced).hasSize(1);
        assertThat(pipeline.times("TurnaroundTime")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S", "M", "SS", "MM"})
    void waitsForTheOtherHalfHoweverOftenOneComes(String order) {
        pipeline.upload();
        pipeline.work();
        for (char half : order.toCharArray()) {
            pipeline.join.hear(pipeline.halves().get(half == 'M' ? 0 : 1));
        }
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
        assertThat(pipeline.announced).isEmpty();
    }

    @Test
    void dropsAHalfWhereThatOfALaterAttemptLies() {
        pipeline.upload();
        pipeline.work();
        pipeline.results.fences.put(pipeline.store.only().runId(), 2L);
        pipeline.halves().forEach(pipeline.join::hear);
        assertThat(pipeline.announced).isEmpty();
        assertThat(pipeline.times("FencedAttempts")).isEqualTo(2);
    }

    @Test
    void ignoresTheHalvesOfAnAttemptThatDoesNotCount() {
        pipeline.upload();
        pipeline.work();
        List<Half> old = pipeline.halves();
        pipeline.runs.change(pipeline.store.only(), run -> Optional.of(run.uncommitted(pipeline.now)));
        old.forEach(pipeline.join::hear);
        assertThat(pipeline.announced).isEmpty();
        assertThat(pipeline.results.completed).isEmpty();
    }
}
