package datapipeline.console.files;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.console.documents.DocumentFindings;
import datapipeline.console.documents.PageFinding;
import datapipeline.console.documents.Piece;
import datapipeline.model.run.OutputObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentPreviewTest {
    private static final String KIND = """
            {"documentClass":"INVOICE","confidence":91.5,
             "evidence":[{"speaksFor":"INVOICE","weight":3.0,"rule":"an invoice number","found":"Invoice No. 7"}],
             "confidences":{"INVOICE":91.5,"OTHER":8.5,"LETTER":0.0},"notes":[]}""";
    private static final String MEANING = """
            {"sentences":2,"words":11,"language":{"code":"en","name":"English","confidence":0.9},"notes":[],
             "keyPhrases":[{"text":"late delivery","count":2}],
             "entities":[{"kind":"NAME","text":"Acme","count":2},{"kind":"NAME","text":"Acme Industries","count":1},
                         {"kind":"MONEY","text":"EUR 12.50","count":1}],
             "sentiment":{"label":"NEGATIVE","score":-0.5,"positiveSentences":0,"negativeSentences":2,"method":"lexicon"},
             "summary":["Acme Industries owes EUR 12.50."]}""";
    private static final String TEXT = """
            {"pages":[{"page":1,"text":"To Acme, not Acmeville: <b>EUR 12.50</b>","confidence":61,"doubtful":true},
                      {"page":2,"text":"2"},{"page":3,"text":"3"},{"page":4,"text":"4"}]}""";

    private final Map<String, String> texts =
            Map.of("classification.json", KIND, "analysis.json", MEANING, "text.json", TEXT);

    @Test
    void tellsTheClassWithWhatSpeaksForIt() {
        var kind = found("classification.json").orElseThrow().kind();

        assertThat(kind.documentClass()).isEqualTo("invoice");
        assertThat(kind.shares())
                .extracting(share -> share.documentClass() + " " + share.percent())
                .containsExactly("invoice 91.5", "other 8.5");
        assertThat(kind.clues()).singleElement().satisfies(clue -> {
            assertThat(clue.rule()).isEqualTo("an invoice number");
            assertThat(clue.found()).isEqualTo("Invoice No. 7");
        });
    }

    @Test
    void marksTheLongestNameAndNoPartOfAWord() {
        DocumentFindings findings = found("analysis.json", "text.json").orElseThrow();

        assertThat(findings.meaning().summary().getFirst())
                .containsExactly(
                        new Piece("Acme Industries", "name"),
                        new Piece(" owes ", ""),
                        new Piece("EUR 12.50", "money"),
                        new Piece(".", ""));
        assertThat(findings.pages().getFirst().text())
                .containsExactly(
                        new Piece("To ", ""),
                        new Piece("Acme", "name"),
                        new Piece(", not Acmeville: <b>", ""),
                        new Piece("EUR 12.50", "money"),
                        new Piece("</b>", ""));
    }

    @Test
    void drawsABadToneToTheLeftOfTheMiddle() {
        var tone = found("analysis.json").orElseThrow().meaning().tone();

        assertThat(tone.words()).isEqualTo("negative");
        assertThat(tone.begin()).isEqualTo(250);
        assertThat(tone.length()).isEqualTo(250);
    }

    @Test
    void saysHowSurelyAPageWasReadAndShowsTheFirstThree() {
        DocumentFindings findings = found("text.json").orElseThrow();

        assertThat(findings.pages()).extracting(PageFinding::number).containsExactly(1, 2, 3);
        assertThat(findings.pages().getFirst().how()).isEqualTo("recognised, 61 % sure: doubtful");
        assertThat(findings.total()).isEqualTo(4);
    }

    @Test
    void leavesAnOutputOfAnotherFormAmongTheOthers() {
        assertThat(DocumentFindings.of(List.of(output("analysis.json")), key -> "not json"))
                .isEmpty();
        assertThat(DocumentFindings.of(List.of(output("small.png")), texts::get))
                .isEmpty();
    }

    private Optional<DocumentFindings> found(String... names) {
        return DocumentFindings.of(
                List.of(names).stream().map(DocumentPreviewTest::output).toList(), texts::get);
    }

    private static OutputObject output(String name) {
        return new OutputObject(
                "1-step",
                name,
                name,
                100,
                "00",
                "application/json",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
