package datapipeline.engines.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource({"de,ger", "de-AT,deu", "fr,fre", "zh-Hans,chi", "en-GB,eng", "EN,en", "gsw,gsw", "klingon,klingon"})
    void knowsALanguageByAnyOfItsCodes(String wished, String inTheFile) {
        assertThat(Languages.same(wished, inTheFile)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"de,eng", "slo,sl", "english,deu", "xx,und"})
    void takesNoLanguageForAnother(String wished, String inTheFile) {
        assertThat(Languages.same(wished, inTheFile)).isFalse();
    }
}
