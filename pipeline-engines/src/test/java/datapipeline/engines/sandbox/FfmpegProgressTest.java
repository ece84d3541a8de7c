package datapipeline.engines.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FfmpegProgressTest {
    private final List<String> heard = new ArrayList<>();
    private final FfmpegProgress progress =
            new FfmpegProgress(10, "encoding", (part, doing) -> heard.add(doing + " " + part));

    @Test
    void hearsTheMomentOfTheFilmThatFfmpegHasGotTo() {
        List.of(
                        "frame=30",
                        "out_time_us=2500000",
                        "out_time_ms=2500000",
                        "out_time=00:00:02.500000",
                        "progress=continue")
                .forEach(progress);
        assertThat(heard).containsExactly("encoding 0.25");
    }

    @Test
    void doesNotHearWhatIsNoMoment() {
        List.of(
                        "out_time_us=N/A",
                        "out_time_us=-9223372036854775807",
                        "out_time_us=",
                        "out_time_us=99999999999999999999999")
                .forEach(progress);
        assertThat(heard).isEmpty();
    }

    @Test
    void neverHearsOfMoreThanAll() {
        progress.accept("out_time_us=12000000");
        assertThat(heard).containsExactly("encoding 1.0");
    }
}
