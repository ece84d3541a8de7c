package datapipeline.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.model.FileType;
import datapipeline.model.option.Operation;
import datapipeline.model.option.OptionReader;
import datapipeline.model.option.OptionReading;
import datapipeline.model.option.OptionReading.Accepted;
import datapipeline.model.option.Parameter.Kind;
import datapipeline.model.option.ProcessingOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the reader accepts comes back from its canonical form as it was; equal wishes have equal forms. */
class CanonicalOptionTest {
    private static final int OPTIONS = 3000;

    @ParameterizedTest
    @EnumSource
    void comesBackAsItWas(FileType type) {
        var random = new Random(20261124);
        var hashes = new HashMap<String, ProcessingOption>();
        int understood = 0;
        for (int i = 0; i < OPTIONS; i++) {
            if (OptionReader.read(written(random, type), type) instanceof Accepted(ProcessingOption option)) {
                understood++;
                String text = CanonicalOption.text(option);
                ProcessingOption again = OptionReader.readCanonical(text);
                assertThat(again).as(text).isEqualTo(option);
                assertThat(CanonicalOption.text(again)).isEqualTo(text);
                assertThat(Json.read(Json.write(option), ProcessingOption.class))
                        .isEqualTo(option);
                assertThat(hashes.merge(CanonicalOption.hash(option), option, (before, now) -> before))
                        .isEqualTo(option);
            }
        }
        assertThat(understood).as("options that were understood").isGreaterThan(OPTIONS / 5);
    }

    /** Within the bounds of each parameter, and in part not fitting together. */
    private static String written(Random random, FileType type) {
        List<Operation> operations = Operation.on(type);
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> step(random, operations.get(random.nextInt(operations.size()))))
                .collect(Collectors.joining(", "));
    }

    private static String step(Random random, Operation operation) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.required() || random.nextInt(3) == 0)
                .map(parameter -> ";" + parameter.name() + "=" + value(random, parameter.kind()))
                .collect(Collectors.joining("", operation.wireName(), ""));
    }

    private static String value(Random random, Kind kind) {
        return switch (kind) {
            case Kind.Whole(int least, int most) -> "" + random.nextInt(least, most + 1);
            case Kind.Number(double least, double most) ->
                random.nextBoolean()
                        ? "" + random.nextDouble(least, most)
                        : "" + (int) random.nextDouble(Math.ceil(least), most);
            case Kind.OneOf(List<String> words) -> words.get(random.nextInt(words.size()));
            case Kind.Flag() -> "" + random.nextBoolean();
            case Kind.SomeOf(List<String> words) ->
                String.join("|", words.subList(0, 1 + random.nextInt(words.size())));
            case Kind.Words(int most) ->
                random.ints(1 + random.nextInt(most), 1, 9999)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining("|"));
        };
    }

    @Test
    void isOneFormForAllWaysToWriteAWish() {
        List<String> ways = List.of(
                "resize;width=500",
                "resize;upscale=false;w=500;quality=85",
                "{\"steps\":[{\"width\":500,\"op\":\"resize\"}],\"v\":1}");
        assertThat(ways.stream().map(CanonicalOptionTest::canonical).distinct())
                .containsExactly(
                        "{\"steps\":[{\"fit\":\"inside\",\"op\":\"resize\",\"quality\":85,\"upscale\":false,\"width\":500}],\"v\":1}");
    }

    @Test
    void tellsOrderAndWhatAnErrorMeansApart() {
        assertThat(canonical("resize;w=5,resize;w=6")).isNotEqualTo(canonical("resize;w=6,resize;w=5"));
        String partial = "{\"v\":1,\"onError\":\"PARTIAL\",\"steps\":[{\"op\":\"resize\",\"w\":5}]}";
        assertThat(canonical(partial)).contains("\"onError\":\"PARTIAL\"").isNotEqualTo(canonical("resize;w=5"));
    }

    /** The canonical form has every parameter in it, and so may be longer than what anybody may write. */
    @Test
    void comesBackHoweverLongItIs() {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            steps.add("text-extraction;languages="
                    + IntStream.range(10, 26).mapToObj(n -> "a" + n).collect(Collectors.joining("|")));
        }
        ProcessingOption option = read(String.join(",", steps), FileType.DOCUMENT);
        String text = CanonicalOption.text(option);
        assertThat(text).hasSizeGreaterThan(OptionReader.MAX_LENGTH);
        assertThat(Json.read(text, ProcessingOption.class)).isEqualTo(option);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"v\":1,\"steps\":[]}",
                "{\"v\":1,\"steps\":[{\"op\":\"fly\"}]}",
                "{\"v\":1,\"steps\":[{\"op\":\"resize\",\"width\":5},{\"op\":\"transcode\"}]}",
                "[]",
                "7",
            })
    void comesBackFromNothingElse(String text) {
        assertThatThrownBy(() -> OptionReader.readCanonical(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isPlainMapsAndLists() {
        Map<String, Object> tree = CanonicalOption.tree(read("rendering;views=3", FileType.MODEL_3D));
        assertThat(tree)
                .containsEntry("steps", List.of(Map.of("op", "rendering", "width", 1024, "height", 1024, "views", 3)));
    }

    private static String canonical(String text) {
        return CanonicalOption.text(read(text, FileType.PICTURE));
    }

    private static ProcessingOption read(String text, FileType type) {
        OptionReading reading = OptionReader.read(text, type);
        assertThat(reading).as(text).isInstanceOf(Accepted.class);
        return ((Accepted) reading).option();
    }
}
