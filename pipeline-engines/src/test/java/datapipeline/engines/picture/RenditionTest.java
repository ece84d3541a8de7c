package datapipeline.engines.picture;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.model.Format;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RenditionTest {
    private static final Picture PICTURE =
            new Picture(Format.PNG, 8, 6, false, Picture.Composition.WHOLE, 1, Picture.Profile.NONE);
    private static final Path DIRECTORY = Path.of("outputs");

    @ParameterizedTest
    @EnumSource
    void liesOnDiskUnderAsciiLettersOnlyWhateverItShows(WrittenFormat format) {
        for (int number = 0; number < 3; number++) {
            String name = rendition(format).in(DIRECTORY, number).getFileName().toString();
            assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(name))
                    .as(name)
                    .isTrue();
            assertThat(name).doesNotContain("%").endsWith("." + format.extension());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "holiday.jpg, holiday-8x6.png",
        "Grüße aus Köln.jpg, Grüße aus Köln-8x6.png",
        "写真.jpeg, 写真-8x6.png",
        "100% sure?.png, 100_ sure_-8x6.png",
        ".png, picture.png-8x6.png"
    })
    void isShownUnderTheNameItsUploaderGave(String original, String shown) {
        assertThat(rendition(WrittenFormat.PNG).displayName(original)).isEqualTo(shown);
    }

    @Test
    void breaksNoLetterOfALongName() {
        String letter = "\uD840\uDC0B"; // A character of the second plane, which Java writes in two.
        assertThat(rendition(WrittenFormat.PNG).displayName("a" + letter.repeat(80) + ".png"))
                .isEqualTo("a" + letter.repeat(49) + "-8x6.png");
    }

    private static Rendition rendition(WrittenFormat format) {
        return new Rendition(PICTURE, new Geometry(8, 6, 8, 6), format, 85, "-8x6");
    }
}
