package datapipeline.local.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private final Handover<Integer> numbers = new Handover<>(10, 3);

    @Test
    void handsOverInOrderWhatHasComeTogether() {
        IntStream.range(0, 6).forEach(numbers::put);

        assertThat(numbers.take()).containsExactly(0, 1, 2, 3);
        assertThat(numbers.take()).containsExactly(4, 5);
    }

    @Test
    void losesNothingOfWhoeverIsInterrupted() {
        Thread.currentThread().interrupt();

        numbers.put(1);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(numbers.rest()).containsExactly(1);
    }
}
