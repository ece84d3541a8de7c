package datapipeline.console.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the console reads of analysis.json. */
record MeaningFile(
        int sentences,
        int words,
        @Nullable Language language,
        @Nullable List<String> notes,
        @Nullable List<Phrase> keyPhrases,
        @Nullable List<Entity> entities,
        @Nullable Sentiment sentiment,
        @Nullable List<String> summary) {
    record Language(String code, String name, double confidence) {}

    record Phrase(String text, int count) {}

    record Entity(String kind, String text, int count) {}

    record Sentiment(String label, double score, int positiveSentences, int negativeSentences, String method) {}
}
