package datapipeline.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import datapipeline.model.option.Operation;
import datapipeline.model.option.ProcessingStep.Classification;
import datapipeline.model.run.EngineKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineChoiceTest {
    private static final Engine<?> OWN = engine(EngineKind.EMBEDDED);
    private static final Engine<?> COMPREHEND = engine(EngineKind.COMPREHEND);

    @Test
    void takesOurOwnCodeWhereNothingIsSet() {
        assertThat(choice(Map.of()).among(List.of(COMPREHEND, OWN), Operation.CLASSIFICATION))
                .contains(OWN);
    }

    @Test
    void takesWhatIsInstalledWhereNothingIsSetAndOurOwnCodeIsNot() {
        assertThat(choice(Map.of()).among(List.of(COMPREHEND), Operation.CLASSIFICATION))
                .contains(COMPREHEND);
    }

    @Test
    void takesWhatIsSet() {
        assertThat(choice(Map.of("ENGINE_CLASSIFICATION", "comprehend"))
                        .among(List.of(OWN, COMPREHEND), Operation.CLASSIFICATION))
                .contains(COMPREHEND);
    }

    @Test
    void takesNoOtherThanWhatIsSet() {
        assertThat(choice(Map.of("ENGINE_CLASSIFICATION", "comprehend")).among(List.of(OWN), Operation.CLASSIFICATION))
                .isEmpty();
    }

    @Test
    void refusesTheNameOfNoEngineAndSaysWhichThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> choice(Map.of("ENGINE_TRANSCODE", "mediaconverter")))
                .withMessageContaining("ENGINE_TRANSCODE=mediaconverter names no engine")
                .withMessageContaining("own, textract")
                .withMessageContaining("mediaconvert,");
    }

    @Test
    void callsOurOwnCodeByThePlaceWhereItRuns() {
        EngineChoice choice = choice(Map.of("ENGINE_PLACE", "BATCH_EKS"));
        assertThat(choice.placed(EngineKind.EMBEDDED)).isEqualTo(EngineKind.BATCH_EKS);
        assertThat(choice.placed(EngineKind.TEXTRACT)).isEqualTo(EngineKind.TEXTRACT);
    }

    private static EngineChoice choice(Map<String, String> variables) {
        return EngineChoice.from(name -> Optional.ofNullable(variables.get(name)));
    }

    private static Engine<Classification> engine(EngineKind kind) {
        return new Engine<>() {
            @Override
            public Class<Classification> performs() {
                return Classification.class;
            }

            @Override
            public String name() {
                return kind.name();
            }

            @Override
            public EngineKind kind() {
                return kind;
            }

            @Override
            public StepResult perform(Classification step, StepInput input) {
                throw new UnsupportedOperationException("nobody asks it to");
            }
        };
    }
}
