package datapipeline.model.option;

import static datapipeline.model.option.Readings.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import datapipeline.model.FileType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetsTest {
    @Test
    void everyVersionOfEveryPresetIsAnOptionOfItsFamily() {
        assertThat(Presets.all()).isNotEmpty().allSatisfy(preset -> {
            accepted(preset.type(), preset.text());
            assertThat(preset.description()).endsWith(".");
        });
    }

    @Test
    void noVersionIsMissingOrThereTwice() {
        Map<String, List<Integer>> versions = Presets.all().stream()
                .collect(Collectors.groupingBy(Preset::name, Collectors.mapping(Preset::version, Collectors.toList())));
        assertThat(versions)
                .allSatisfy((name, of) -> assertThat(of)
                        .isEqualTo(IntStream.rangeClosed(1, of.size()).boxed().toList()));
    }

    @ParameterizedTest
    @EnumSource
    void everyFamilyHasADefault(FileType type) {
        assertThat(Presets.defaultOf(type).type()).isEqualTo(type);
        assertThat(Presets.newestOn(type)).contains(Presets.defaultOf(type));
    }

    @Test
    void aBareNameIsTheNewestVersionAndANumberedOneStaysWhatItWas() {
        assertThat(Presets.find("web-images")).map(Preset::reference).contains("web-images@2");
        assertThat(Presets.find("web-images@1"))
                .map(Preset::text)
                .contains("resize;width=480, resize;width=960, resize;width=1920");
        assertThat(Presets.newestOn(FileType.PICTURE))
                .extracting(Preset::reference)
                .contains("web-images@2")
                .doesNotContain("web-images@1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "@1",
                "web-images@",
                "web-images@0",
                "web-images@9",
                "web-images@01",
                "WEB-IMAGES",
                "../x"
            })
    void findsNothingByANameThatIsNone(String reference) {
        assertThat(Presets.find(reference)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Web", "a@b", "a/b", "a b"})
    void hasNoPresetOfSuchAName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Preset(name, 1, FileType.PICTURE, "A picture.", "resize;w=5"));
    }
}
