package datapipeline.model.option;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.model.FileType;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.option.OptionReading.Accepted;
import datapipeline.model.option.OptionReading.Refused;
import java.util.List;

/** What the tests of the reader ask it. */
final class Readings {
    private Readings() {}

    static ProcessingOption accepted(FileType type, String text) {
        OptionReading reading = OptionReader.read(text, type);
        assertThat(reading).as(text).isInstanceOf(Accepted.class);
        return ((Accepted) reading).option();
    }

    static ProcessingStep onlyStep(FileType type, String text) {
        List<ProcessingStep> steps = accepted(type, text).steps();
        assertThat(steps).hasSize(1);
        return steps.getFirst();
    }

    static Problem refused(FileType type, String text) {
        OptionReading reading = OptionReader.read(text, type);
        assertThat(reading).as(text).isInstanceOf(Refused.class);
        return ((Refused) reading).problem();
    }

    static Problem refused(ReasonCode code, FileType type, String text) {
        Problem problem = refused(type, text);
        assertThat(problem.code()).as(problem.message()).isEqualTo(code);
        return problem;
    }
}
