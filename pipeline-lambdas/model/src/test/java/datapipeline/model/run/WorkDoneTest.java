package datapipeline.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkDoneTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 0",
        "0, 1, 0.434, 43",
        "0, 1, 1, 100",
        "0, 2, 0.5, 25",
        "1, 2, 0.5, 75",
        "3, 4, 1, 100",
        "0, 1, 1.7, 100",
        "0, 1, -0.1, 0",
        "1, 2, NaN, 50",
    })
    void countsEveryStepForTheSameShare(int step, int steps, double part, int percent) {
        assertThat(WorkDone.of(step, steps, part, "encoding")).isEqualTo(new WorkDone(percent, "encoding"));
    }
}
