package datapipeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {
    /** Half a character is no text: no JSON writer takes it, and what cannot be written cannot be recorded. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void isCutBetweenCharacters(int offset) {
        String message = "x".repeat(offset) + "\ud83d\ude00".repeat(Problem.MAX_MESSAGE);
        String cut = Problem.of(ReasonCode.CORRUPT, message).message();
        assertThat(cut).endsWith("…").hasSizeBetween(Problem.MAX_MESSAGE - 1, Problem.MAX_MESSAGE);
        assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(cut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "The file is empty: it has 0 bytes.", "\u00e4\u4e2d\ud83d\ude00"})
    void leavesAShortMessageAsItIs(String message) {
        assertThat(Problem.of(ReasonCode.CORRUPT, message).message()).isEqualTo(message);
    }
}
