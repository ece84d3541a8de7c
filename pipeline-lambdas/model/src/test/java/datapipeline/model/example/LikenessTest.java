package datapipeline.model.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.model.example.Likeness.Accuracy;
import datapipeline.model.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final List<Example> EXAMPLES = List.of(
            example("1", "INVOICE", "amount due account total"),
            example("2", "INVOICE", "amount total tax account"),
            example("3", "RECIPE", "flour butter oven sugar"),
            example("4", "RECIPE", "oven butter salt pepper"),
            example("5", "ODD", "amount total account due"));

    @Test
    void findsTheNearestAndIgnoresWhatHasNothingInCommon() {
        var near = new Likeness(EXAMPLES).nearest(words("butter flour in the oven"));

        assertThat(near).extracting(one -> one.example().fileId()).containsExactly("3", "4");
        assertThat(Likeness.vote(near)).contains("RECIPE");
        assertThat(new Likeness(EXAMPLES).nearest(words("nothing of this"))).isEmpty();
        assertThat(new Likeness(List.of()).nearest(words("butter"))).isEmpty();
    }

    @Test
    void tellsHowOftenExamplesTellEachOther() {
        assertThat(new Likeness(EXAMPLES).leaveOneOut())
                .containsEntry("RECIPE", new Accuracy(2, 2))
                .containsEntry("ODD", new Accuracy(0, 1));
    }

    @Test
    void keepsOneExampleOfAFileAndSurvivesBeingWrittenDown() {
        Examples corrected = new Examples(1, EXAMPLES).with(example("3", "CAKE", "flour"));

        assertThat(corrected.examples()).hasSize(5);
        assertThat(Json.read(Json.write(corrected), Examples.class)).isEqualTo(corrected);
        assertThat(corrected.without("3").examples()).hasSize(4);
    }

    @Test
    void writesAClassAsAPersonCallsIt() {
        assertThat(Example.className(" delivery note ")).isEqualTo("DELIVERY_NOTE");
        assertThatThrownBy(() -> Example.className("<b>")).hasMessageContaining("2 to 40 letters");
    }

    private static Example example(String fileId, String documentClass, String text) {
        return new Example(fileId, "run", fileId, documentClass, "olga", Instant.EPOCH, words(text));
    }

    private static Map<String, Integer> words(String text) {
        return Arrays.stream(text.split(" ")).collect(Collectors.toMap(Function.identity(), word -> 1));
    }
}
