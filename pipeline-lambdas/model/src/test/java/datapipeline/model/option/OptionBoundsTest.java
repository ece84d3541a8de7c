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
import datapipeline.model.option.Parameter.Kind;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every parameter takes what it says it takes, to the last number, and nothing beyond. */
class OptionBoundsTest {

    static Stream<Arguments> parameters() {
        return Arrays.stream(Operation.values())
                .flatMap(operation ->
                        operation.parameters().stream().map(parameter -> Arguments.of(operation, parameter)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("parameters")
    void takesItsBoundsAndNothingBeyond(Operation operation, Parameter parameter) {
        right(parameter.kind())
                .forEach(value -> assertThat(accepted(operation.type(), written(operation, parameter, value)))
                        .isNotNull());
        wrong(parameter.kind()).forEach(value -> {
            var problem = refused(ReasonCode.OPTION_VALUE, operation.type(), written(operation, parameter, value));
            assertThat(problem.message()).contains(parameter.name()).contains(parameter.allowed());
        });
    }

    private static List<String> right(Kind kind) {
        return switch (kind) {
            case Kind.Whole(int least, int most) -> List.of("" + least, "" + most);
            case Kind.Number(double least, double most) -> List.of("" + least, "" + most, "1", "1.0", "1e0");
            case Kind.OneOf(List<String> words) -> words;
            case Kind.SomeOf(List<String> words) -> List.of(words.getFirst(), String.join("|", words));
            case Kind.Flag() -> List.of("true", "false", "True");
            case Kind.Words(int most) -> List.of("5", words(most));
        };
    }

    private static List<String> wrong(Kind kind) {
        return switch (kind) {
            case Kind.Whole(int least, int most) ->
                List.of(
                        "" + (least - 1),
                        "" + (most + 1L),
                        "99999999999",
                        "",
                        "x",
                        "+1",
                        "1.0",
                        "0x10",
                        "\u0661\u0662");
            case Kind.Number(double least, double most) ->
                List.of(
                        "" + (least - 0.01),
                        "" + (most + 0.01),
                        "",
                        "x",
                        "NaN",
                        "Infinity",
                        "1d",
                        "1f",
                        "0x1p1",
                        "1e999");
            case Kind.OneOf(List<String> words) ->
                List.of("", "nothing-like-it", words.getFirst() + "|" + words.getLast());
            case Kind.SomeOf(List<String> words) ->
                List.of("", "nothing-like-it", words.getFirst() + "|", words.getFirst() + "|" + words.getFirst());
            case Kind.Flag() -> List.of("", "yes", "1");
            case Kind.Words(int most) -> List.of("", "|", "a||b", "a|", words(most + 1), "a b", "ü", "x".repeat(36));
        };
    }

    private static String words(int count) {
        return String.join(
                "|", IntStream.rangeClosed(1, count).mapToObj(i -> "" + i).toList());
    }

    /** With whatever else the operation needs to make sense with this value. */
    private static String written(Operation operation, Parameter parameter, String value) {
        String given = operation.wireName() + ";" + parameter.name() + "=" + value;
        return switch (operation) {
            case RESIZE ->
                switch (parameter.name()) {
                    case "width", "height", "widths" -> given;
                    default -> given + ";width=9;height=9";
                };
            case CONVERT_FORMAT -> parameter.name().equals("to") ? given : given + ";to=png";
            case TRANSCODE ->
                switch (parameter.name()) {
                    case "codec" -> List.of("vp9", "av1").contains(value) ? given + ";container=webm" : given;
                    case "crf" -> given + ";codec=vp9";
                    default -> given;
                };
            default -> given;
        };
    }

    @Test
    void wantsWhatAnOperationMakesNoSenseWithout() {
        assertThat(refused(ReasonCode.OPTION_VALUE, PICTURE, "convert-format").message())
                .contains("to is missing; it is one of jpeg, png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resize",
                "resize;fit=inside",
                "resize;widths=5|6;width=7",
                "resize;widths=5|5",
                "resize;widths=0|5",
                "resize;widths=16385",
                "resize;widths=big",
                "resize;widths=1|2|3|4|5|6|7|8|9",
                "resize;width=5;fit=cover",
                "resize;height=5;fit=fill",
            })
    void refusesSizesThatDoNotGoTogether(String text) {
        refused(ReasonCode.OPTION_VALUE, PICTURE, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transcode;container=webm;codec=h264",
                "transcode;container=hls;codec=av1",
                "transcode;crf=52",
                "transcode;codec=h265;crf=63",
            })
    void refusesCodecsThatTheirContainerCannotCarry(String text) {
        refused(ReasonCode.OPTION_VALUE, VIDEO, text);
    }

    @Test
    void makesOneSizeOfEachWidth() {
        ProcessingStep.Resize resize = (ProcessingStep.Resize) onlyStep(PICTURE, "resize;widths=480|960;quality=70");
        assertThat(resize.sizes())
                .extracting(size -> size.width().orElseThrow())
                .containsExactly(480, 960);
        assertThat(resize.sizes())
                .allMatch(size -> size.quality() == 70 && size.widths().isEmpty());
    }

    @Test
    void takesNoDifferenceBetweenZeroAndItsNegative() {
        assertThat(onlyStep(MODEL_3D, "simulation;gravity=-0")).isEqualTo(onlyStep(MODEL_3D, "simulation;gravity=0"));
    }

    @Test
    void refusesOperationsOfAnotherFamilyAndNamesTheRightOnes() {
        for (Operation operation : Operation.values()) {
            String text = operation == Operation.CONVERT_FORMAT ? "convert-format;to=png" : operation.wireName();
            Stream.of(DOCUMENT, PICTURE, MODEL_3D, VIDEO)
                    .filter(type -> type != operation.type())
                    .forEach(type -> assertThat(refused(ReasonCode.OPTION_WRONG_TYPE, type, text)
                                    .fixes())
                            .isEqualTo(Operation.on(type).stream()
                                    .map(Operation::wireName)
                                    .toList()));
        }
    }

    @Test
    void refusesAWholeListForTheSakeOfOneStep() {
        String steps = String.join(",", Collections.nCopies(3, "resize;w=5"));
        refused(ReasonCode.OPTION_WRONG_TYPE, PICTURE, steps + ",transcode");
    }
}
