package datapipeline.console.documents;

import datapipeline.console.documents.MeaningFile.Entity;
import datapipeline.console.documents.MeaningFile.Sentiment;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a document is about, ready to be printed.
 *
 * @param language in English; empty when it could not be told
 * @param tone absent of texts that are not English
 * @param entities by kind
 */
public record MeaningFinding(
        String language,
        String length,
        @Nullable Tone tone,
        List<List<Piece>> summary,
        List<Counted> phrases,
        Map<String, List<Counted>> entities,
        List<String> notes) {
    private static final int MOST_OF_A_KIND = 30;
    private static final double HALF_A_BAR = 500;

    /** Something that stands in the text so many times. */
    public record Counted(String text, int count) {}

    /**
     * A tone.
     *
     * @param begin of its bar, in thousandths; the middle of all is neither good nor bad
     * @param tone of the page: {@code good}, {@code bad} or nothing
     */
    public record Tone(String words, String score, double begin, double length, String tone) {
        static Tone of(Sentiment sentiment) {
            double length = Math.abs(sentiment.score()) * HALF_A_BAR;
            return new Tone(
                    sentiment.label().toLowerCase(Locale.ROOT),
                    "%+.2f; %d sentences speak well, %d ill"
                            .formatted(sentiment.score(), sentiment.positiveSentences(), sentiment.negativeSentences()),
                    sentiment.score() < 0 ? HALF_A_BAR - length : HALF_A_BAR,
                    length,
                    switch (sentiment.label()) {
                        case "POSITIVE" -> "good";
                        case "NEGATIVE" -> "bad";
                        default -> "";
                    });
        }
    }

    static MeaningFinding of(MeaningFile file, Highlights highlights) {
        return new MeaningFinding(
                file.language() == null ? "" : file.language().name(),
                "%d words in %d sentences".formatted(file.words(), file.sentences()),
                file.sentiment() == null ? null : Tone.of(file.sentiment()),
                Optional.ofNullable(file.summary()).orElse(List.of()).stream()
                        .map(highlights::of)
                        .toList(),
                Optional.ofNullable(file.keyPhrases()).orElse(List.of()).stream()
                        .map(phrase -> new Counted(phrase.text(), phrase.count()))
                        .toList(),
                entities(Optional.ofNullable(file.entities()).orElse(List.of())),
                Optional.ofNullable(file.notes()).orElse(List.of()));
    }

    private static Map<String, List<Counted>> entities(List<Entity> entities) {
        Map<String, List<Counted>> byKind = entities.stream()
                .collect(Collectors.groupingBy(
                        entity -> entity.kind().toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.mapping(entity -> new Counted(entity.text(), entity.count()), Collectors.toList())));
        byKind.replaceAll((kind, all) -> all.subList(0, Math.min(MOST_OF_A_KIND, all.size())));
        return byKind;
    }
}
