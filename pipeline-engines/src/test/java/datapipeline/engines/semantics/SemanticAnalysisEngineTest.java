package datapipeline.engines.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import datapipeline.engines.Given;
import datapipeline.engines.document.DocumentText;
import datapipeline.engines.semantics.Entity.Kind;
import datapipeline.model.Format;
import datapipeline.model.engine.StepResult;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingStep.SemanticAnalysis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SemanticAnalysisEngineTest {
    private static final String ENGLISH = """
            Complaint about the pump station

            Dear Ms Miller,

            Acme Industries delivered the pump station to Rotterdam on 3 March 2026. The pump station is excellent, and
            the engineers of Acme Industries were very friendly. Your invoice says EUR 12,500.00, to be paid to
            GB82 WEST 1234 5698 7654 32 before 2026-04-01. The control software, however, was broken when it arrived. It
            crashed twice a day, and the terrible noise of the pump station kept our neighbours awake at night.
            Please send an engineer to Rotterdam, or write to service@acme.example.

            The pump station has been in operation since last week. Our own engineers replaced the control software on
            15 March 2026.
            """;

    /** Article 1 of the Universal Declaration of Human Rights. */
    private static final String GERMAN = """
            Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt
            und sollen einander im Geist der Brüderlichkeit begegnen. Beschlossen am 10.12.1948.
            """;

    @TempDir
    private Path directory;

    @Test
    void tellsWhatALetterIsAbout() throws Exception {
        StepResult result = new SemanticAnalysisEngine()
                .perform(
                        new SemanticAnalysis(),
                        Given.file(directory, "letter.txt", Format.TEXT, ENGLISH.getBytes(StandardCharsets.UTF_8)));

        assertThat(result).isInstanceOf(StepResult.Done.class);
        StepResult.Done done = (StepResult.Done) result;
        assertThat(done.metadata()).containsEntry("language", "en").containsKey("sentiment");
        Map<?, ?> written = Json.read(Files.readString(done.files().getFirst().path()), Map.class);
        assertThat(written.get("notes")).isEqualTo(List.of());
        assertThat(written.get("characters")).isEqualTo(ENGLISH.length());
    }

    @Test
    void findsWhatTheTextComesBackToAndWhoIsNamed() {
        Analysis analysis = analysis(ENGLISH);

        assertThat(analysis.keyPhrases())
                .extracting(KeyPhrases.Phrase::text)
                .startsWith("pump station")
                .contains("control software");
        assertThat(texts(analysis, Kind.NAME)).contains("Acme Industries", "Rotterdam");
        assertThat(analysis.summary()).isNotEmpty().allMatch(ENGLISH.replaceAll("\\s+", " ")::contains);
    }

    @Test
    void findsDatesAmountsAndAddressesByTheirForm() {
        Analysis analysis = analysis(ENGLISH);

        assertThat(texts(analysis, Kind.DATE)).containsExactly("3 March 2026", "2026-04-01", "15 March 2026");
        assertThat(texts(analysis, Kind.MONEY)).containsExactly("EUR 12,500.00");
        assertThat(texts(analysis, Kind.EMAIL)).containsExactly("service@acme.example");
        assertThat(texts(analysis, Kind.IBAN)).containsExactly("GB82 WEST 1234 5698 7654 32");
    }

    @Test
    void takesNoNumberForAnAccountWhoseCheckDigitsAreWrong() {
        assertThat(Entities.isIban("GB82 WEST 1234 5698 7654 32")).isTrue();
        assertThat(Entities.isIban("GB82 WEST 1234 5698 7654 33")).isFalse();
    }

    /** The numbers are those the lexicon's authors publish for these sentences. */
    @Test
    void weighsWordsAsTheAuthorsOfTheLexiconDo() {
        Valence valence = Valence.load();

        assertThat(valence.ofSentence("The book was good.")).isCloseTo(0.4404, within(0.0001));
        assertThat(valence.ofSentence("A really bad, horrible book.")).isCloseTo(-0.8211, within(0.0001));
        assertThat(valence.ofSentence("At least it isn't a horrible book.")).isCloseTo(0.431, within(0.0001));
        assertThat(valence.ofSentence("The parcel weighs two kilograms.")).isZero();
    }

    @Test
    void tellsPraiseFromComplaint() {
        assertThat(label("The staff were wonderful and friendly. We love the garden, and breakfast was excellent."))
                .isEqualTo(Sentiment.Label.POSITIVE);
        assertThat(label("The room was dirty and smelled awful. Nobody apologised, and we lost our money."))
                .isEqualTo(Sentiment.Label.NEGATIVE);
        assertThat(label("The train leaves the station at nine. Tickets are sold on the platform by a machine."))
                .isEqualTo(Sentiment.Label.NEUTRAL);
    }

    @Test
    void saysThatAnotherLanguageIsNotAnalysedAndStillFindsItsDates() {
        Analysis analysis = analysis(GERMAN);

        assertThat(analysis.language()).isNotNull();
        assertThat(analysis.language().code()).isEqualTo("de");
        assertThat(analysis.notes()).anyMatch(note -> note.contains("German") && note.contains("English only"));
        assertThat(analysis.sentiment()).isNull();
        assertThat(analysis.keyPhrases()).isEmpty();
        assertThat(texts(analysis, Kind.DATE)).containsExactly("10.12.1948");
    }

    @Test
    void saysWhenThereIsTooLittleToTell() {
        assertThat(analysis("Page 1 of 2").notes()).singleElement().asString().contains("too few to tell");
        assertThat(analysis("").notes()).containsExactly("the document has no text");
    }

    @Test
    void stopsAfterEightyPagesAndSaysSo() {
        Analysis analysis = analysis(GERMAN.repeat(1200));

        assertThat(analysis.analysedCharacters()).isEqualTo(Analysis.MOST_CHARACTERS);
        assertThat(analysis.notes()).anyMatch(note -> note.startsWith("only the first 200000 of"));
    }

    private static Analysis analysis(String text) {
        return Analysis.of(new DocumentText(List.of(text), Map.of()));
    }

    private static List<String> texts(Analysis analysis, Kind kind) {
        return analysis.entities().stream()
                .filter(entity -> entity.kind() == kind)
                .map(Entity::text)
                .toList();
    }

    private static Sentiment.Label label(String text) {
        Sentiment sentiment = analysis(text).sentiment();
        assertThat(sentiment).isNotNull();
        return sentiment.label();
    }
}
