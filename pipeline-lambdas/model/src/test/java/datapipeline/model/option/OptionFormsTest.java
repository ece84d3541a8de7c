package datapipeline.model.option;

import static datapipeline.model.FileType.DOCUMENT;
import static datapipeline.model.FileType.MODEL_3D;
import static datapipeline.model.FileType.PICTURE;
import static datapipeline.model.FileType.VIDEO;
import static datapipeline.model.option.Readings.accepted;
import static datapipeline.model.option.Readings.onlyStep;
import static datapipeline.model.option.Readings.refused;
import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.model.ReasonCode;
import datapipeline.model.option.ProcessingOption.OnError;
import datapipeline.model.option.ProcessingStep.ConvertFormat;
import datapipeline.model.option.ProcessingStep.Resize;
import datapipeline.model.option.ProcessingStep.TextExtraction;
import datapipeline.model.option.ProcessingStep.Transcode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two forms in which an option can be written, and what belongs to neither. */
class OptionFormsTest {
    private static final Resize WIDE = new Resize(Optional.of(500), Optional.empty(), List.of(), "inside", 85, false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resize;width=500",
                "resize;w=500",
                "  resize ; w = 500  ",
                "resize;width=500;fit=INSIDE;quality=85;upscale=false",
                "{\"v\":1,\"steps\":[{\"op\":\"resize\",\"width\":500}]}",
                "\n{\"v\":1,\"onError\":\"FAIL\",\"steps\":[{\"op\":\"resize\",\"w\":\"500\"}]}\n",
            })
    void readsTheSameWishFromEveryFormOfIt(String text) {
        assertThat(accepted(PICTURE, text)).isEqualTo(ProcessingOption.of(WIDE));
    }

    @Test
    void keepsTheOrderOfTheSteps() {
        assertThat(accepted(PICTURE, "resize;w=500, convert-format;to=webp").steps())
                .containsExactly(WIDE, new ConvertFormat("webp", 85));
    }

    @Test
    void letsOnlyJsonAskForAnEndInPart() {
        assertThat(accepted(PICTURE, "{\"v\":1,\"onError\":\"PARTIAL\",\"steps\":[{\"op\":\"resize\",\"w\":500}]}")
                        .onError())
                .isEqualTo(OnError.PARTIAL);
        assertThat(accepted(PICTURE, "resize;w=500").onError()).isEqualTo(OnError.FAIL);
    }

    @Test
    void takesSeveralWordsInBothForms() {
        TextExtraction german = new TextExtraction(List.of("de", "en"), true, Optional.of(3));
        assertThat(onlyStep(DOCUMENT, "text-extraction;languages=de|en;tables=TRUE;maxPages=3"))
                .isEqualTo(german);
        assertThat(
                        onlyStep(
                                DOCUMENT,
                                "{\"v\":1,\"steps\":[{\"op\":\"text-extraction\",\"languages\":[\"de\",\"en\"],\"tables\":true,\"maxPages\":3}]}"))
                .isEqualTo(german);
    }

    @Test
    void fillsInWhatTheUploaderLeftOut() {
        assertThat(onlyStep(VIDEO, "transcode")).isEqualTo(new Transcode("mp4", "h264", 720, Optional.empty()));
        assertThat(onlyStep(VIDEO, "transcode;container=webm"))
                .isEqualTo(new Transcode("webm", "vp9", 720, Optional.empty()));
        assertThat(onlyStep(MODEL_3D, "rendering;height=300")).isEqualTo(new ProcessingStep.Rendering(300, 300, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                ",",
                ";",
                ";;;",
                "resize;",
                "resize;w=5;",
                "resize;w=5,",
                ",resize;w=5",
                "resize;w",
                "resize;=5",
                "resize;w=5;w=6",
                "resize;w=5;width=5",
                "{",
                "{}",
                "{\"v\":1}",
                "{\"v\":1,\"steps\":[]}",
                "{\"v\":1,\"steps\":{}}",
                "{\"v\":1,\"steps\":[1]}",
                "{\"v\":1,\"steps\":[{}]}",
                "{\"v\":1,\"steps\":[{\"op\":7}]}",
                "{\"v\":2,\"steps\":[{\"op\":\"resize\",\"w\":5}]}",
                "{\"v\":\"1\",\"steps\":[{\"op\":\"resize\",\"w\":5}]}",
                "{\"v\":1.5,\"steps\":[{\"op\":\"resize\",\"w\":5}]}",
                "{\"steps\":[{\"op\":\"resize\",\"w\":5}]}",
                "{\"v\":1,\"destBucket\":\"mine\",\"steps\":[{\"op\":\"resize\",\"w\":5}]}",
                "{\"v\":1,\"onError\":\"IGNORE\",\"steps\":[{\"op\":\"resize\",\"w\":5}]}",
                "{\"v\":1,\"onError\":{},\"steps\":[{\"op\":\"resize\",\"w\":5}]}",
                "{\"v\":1,\"onError\":null,\"steps\":[{\"op\":\"resize\",\"w\":5}]}",
                "{\"v\":1,\"v\":1,\"steps\":[{\"op\":\"resize\",\"w\":5}]}",
                "{\"v\":1,\"steps\":[{\"op\":\"resize\",\"w\":5,\"w\":6}]}",
                "{\"v\":1,\"steps\":[{\"op\":\"resize\",\"w\":null}]}",
                "{\"v\":1,\"steps\":[{\"op\":\"resize\",\"w\":{\"$gt\":0}}]}",
                "{\"v\":1,\"steps\":[{\"op\":\"resize\",\"widths\":[[5],[6]]}]}",
                "{\"v\":1,\"steps\":[{\"op\":\"resize\",\"w\":5}]} {}",
                "{\"v\":1,\"steps\":[{\"op\":\"resize\",\"w\":5}]}, resize;w=5",
            })
    void saysWhatIsWrongWithTheForm(String text) {
        assertThat(refused(ReasonCode.OPTION_SYNTAX, PICTURE, text).message()).isNotBlank();
    }

    @Test
    void saysWhereJsonStopsBeingJson() {
        assertThat(refused(ReasonCode.OPTION_SYNTAX, PICTURE, "{\"v\":1,\n oops}")
                        .message())
                .contains("line 2");
    }

    @Test
    void namesTheStepThatIsWrong() {
        assertThat(refused(PICTURE, "resize;w=5, resize;w=x").message()).startsWith("Step 2 (resize): width is \"x\"");
    }

    @Test
    void takesSixteenStepsAndNoMore() {
        String sixteen = String.join(",", java.util.Collections.nCopies(16, "resize;w=5"));
        assertThat(accepted(PICTURE, sixteen).steps()).hasSize(16);
        refused(ReasonCode.OPTION_TOO_LARGE, PICTURE, sixteen + ",resize;w=5");
    }

    @Test
    void takesWhatFitsIntoTheMetadataOfAnObjectAndNoMore() {
        String option = "resize;w=5";
        String longest = " ".repeat(OptionReader.MAX_LENGTH - option.length()) + option;
        assertThat(accepted(PICTURE, longest).steps()).hasSize(1);
        refused(ReasonCode.OPTION_TOO_LARGE, PICTURE, " " + longest);
    }
}
