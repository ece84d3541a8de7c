package datapipeline.services.comprehend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PiecesTest {
    @Test
    void keepsSentencesWholeAndLosesNothing() {
        String text = "One sentence of some length stands here. ".repeat(300);

        Pieces pieces = Pieces.of(text);

        assertThat(pieces.sentences()).isEqualTo(300);
        assertThat(String.join("", pieces.all())).isEqualTo(text);
        assertThat(pieces.all())
                .hasSizeGreaterThan(2)
                .allSatisfy(piece -> assertThat(piece.strip()).startsWith("One").endsWith("."));
    }

    @Test
    void takesNoMoreBytesThanComprehendInWhateverScript() {
        String text = "語".repeat(4000) + "😀".repeat(3000) + "a".repeat(6000);

        Pieces pieces = Pieces.of(text);

        assertThat(String.join("", pieces.all())).isEqualTo(text);
        assertThat(pieces.all())
                .allSatisfy(piece -> assertThat(piece.getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(Pieces.MOST_BYTES));
        assertThat(pieces.all()).noneMatch(piece -> Character.isLowSurrogate(piece.charAt(0)));
    }

    @Test
    void countsThreeUnitsAtLeastOfEachPiece() {
        assertThat(Pieces.of("Short.").units()).isEqualTo(3);
        assertThat(Pieces.of("a".repeat(301)).units()).isEqualTo(4);
        assertThat(Pieces.of(" \n ").all()).isEmpty();
    }
}
