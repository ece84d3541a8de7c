package datapipeline.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnaroundTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private static Turnaround of(List<Instant> moments) {
        return Turnaround.of(
                moments.get(0), moments.get(1), moments.get(2), moments.get(3), moments.get(4), moments.get(5));
    }

    private static Turnaround after(long... seconds) {
        return of(IntStream.range(0, 6)
                .mapToObj(i -> START.plusSeconds(seconds[i]))
                .toList());
    }

    @Test
    void tellsTheStagesApart() {
        assertThat(after(0, 1, 3, 7, 15, 31))
                .isEqualTo(new Turnaround(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(16),
                        false));
    }

    @Test
    void countsAStageInWhichAClockRanBackwardsAsNothing() {
        Turnaround turnaround = after(0, 5, 3, 7, 8, 9);
        assertThat(turnaround.clockSkew()).isTrue();
        assertThat(turnaround.classify()).isZero();
        assertThat(turnaround.queueWait()).isEqualTo(Duration.ofSeconds(2));
        assertThat(turnaround.total()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void addsUpToTheWholeWhateverTheClocksSaid() {
        var random = new Random(42);
        for (int i = 0; i < 5000; i++) {
            List<Instant> moments =
                    random.longs(6, -5000, 5000).mapToObj(START::plusMillis).toList();
            Turnaround turnaround = of(moments);
            Instant latest = moments.stream().max(Instant::compareTo).orElseThrow();
            assertThat(turnaround.total()).isEqualTo(Duration.between(moments.getFirst(), latest));
            assertThat(List.of(
                            turnaround.ingestWait(),
                            turnaround.classify(),
                            turnaround.queueWait(),
                            turnaround.process(),
                            turnaround.joinWait()))
                    .noneMatch(Duration::isNegative);
            assertThat(turnaround.clockSkew())
                    .isNotEqualTo(moments.equals(moments.stream().sorted().toList()));
        }
    }
}
