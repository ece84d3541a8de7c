package datapipeline.model.option;

import static datapipeline.model.FileType.DOCUMENT;
import static datapipeline.model.FileType.MODEL_3D;
import static datapipeline.model.FileType.PICTURE;
import static datapipeline.model.FileType.VIDEO;
import static datapipeline.model.option.Readings.refused;
import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.model.FileType;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A misspelt word is refused with the word that was meant; strange ones are quoted so that they hurt nobody. */
class MisspellingsTest {

    static Stream<Arguments> misspelt() {
        return Stream.of(
                Arguments.of(PICTURE, "resise;w=5", "resize"),
                Arguments.of(PICTURE, "Resize;w=5", "resize"),
                Arguments.of(PICTURE, "convert-fromat;to=png", "convert-format"),
                Arguments.of(PICTURE, "image_recognition", "image-recognition"),
                Arguments.of(DOCUMENT, "text-extration", "text-extraction"),
                Arguments.of(MODEL_3D, "rendring", "rendering"),
                Arguments.of(VIDEO, "transcod", "transcode"),
                Arguments.of(VIDEO, "extract-keyframes", "extract-key-frame"),
                Arguments.of(PICTURE, "resize;widht=5", "width"),
                Arguments.of(PICTURE, "resize;hieght=5", "height"),
                Arguments.of(PICTURE, "resize;w=5;qualtiy=5", "quality"),
                Arguments.of(PICTURE, "resize;w=5;ift=cover", "fit"),
                Arguments.of(VIDEO, "transcode;cfr=20", "crf"),
                Arguments.of(DOCUMENT, "text-extraction;maxpages=3", "maxPages"),
                Arguments.of(VIDEO, "extract-key-frame;everySecond=3", "everySeconds"),
                Arguments.of(PICTURE, "resize;w=5;h=5;fit=insde", "inside"),
                Arguments.of(PICTURE, "convert-format;to=jepg", "jpeg"),
                Arguments.of(VIDEO, "transcode;codec=h246", "h264"));
    }

    @ParameterizedTest
    @MethodSource("misspelt")
    void saysTheWordThatWasMeant(FileType type, String text, String meant) {
        Problem problem = refused(type, text);
        assertThat(problem.message()).contains("Did you mean " + meant + "?");
        assertThat(problem.fixes()).first().isEqualTo(meant);
        assertThat(problem.code()).isIn(ReasonCode.OPTION_UNKNOWN, ReasonCode.OPTION_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"make-it-nice", "thumbnail", "resize-resize-resize", "x"})
    void guessesNothingWhereNothingIsNear(String operation) {
        Problem problem = refused(ReasonCode.OPTION_UNKNOWN, PICTURE, operation);
        assertThat(problem.message()).doesNotContain("Did you mean");
        assertThat(problem.fixes()).isEmpty();
        assertThat(problem.message()).contains("image-recognition, resize, convert-format");
    }

    @Test
    void saysSoWhereAnOperationTakesNoParameter() {
        assertThat(refused(ReasonCode.OPTION_UNKNOWN, DOCUMENT, "classification;deep=true")
                        .message())
                .contains("It takes none.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resize\u0000;w=5",
                "resize;w=5\r\nInjected: yes",
                "<script>alert(1)</script>",
                "resize;w=5;${jndi:ldap://x}=1",
                "resize;w=';DROP TABLE runs",
                "r\u00e9size;w=5",
                "\u0440esize;w=5",
                "\ud83d\ude00;w=5",
                "\ud83d;w=5",
                "resize;w=5;\udc00=1",
                "resize;w=\u202e5",
                "{\"v\":1,\"steps\":[{\"op\":\"\\u0000\\ud800\"}]}",
                "{\"v\":1,\"\\ud800\":1,\"steps\":[]}",
            })
    void quotesStrangeCharactersSoThatTheyHurtNobody(String text) {
        Problem problem = refused(PICTURE, text);
        assertThat(problem.message().codePoints())
                .noneMatch(each -> Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE);
    }

    @Test
    void sparesTheReaderTheWholeOfAnOverlongWord() {
        String word = "\ud83d\ude00".repeat(1000);
        Problem problem = refused(ReasonCode.OPTION_UNKNOWN, PICTURE, word);
        assertThat(problem.message()).hasSizeLessThan(250).contains("…\"").contains("convert-format");
    }
}
