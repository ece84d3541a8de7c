package datapipeline.console.files;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.console.paper.Paper;
import datapipeline.model.FileType;
import datapipeline.model.option.OptionReader;
import datapipeline.model.option.OptionReading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionFixTest {
    @ParameterizedTest
    @CsvSource({
        "resise;width=800, resize;width=800",
        "resize;widht=800, resize;width=800",
        "resize;width=99999, resize;width=16384",
        "resize;w=800;fit=inside;quality=900, resize;w=800;fit=inside;quality=100"
    })
    void changesTheOneWordThatWasWrong(String written, String meant) {
        OptionReading reading = OptionReader.read(written, FileType.PICTURE);
        assertThat(reading)
                .isInstanceOfSatisfying(
                        OptionReading.Refused.class,
                        refused -> assertThat(OptionFix.of(Paper.refused(written, refused.problem())))
                                .contains(meant));
    }
}
