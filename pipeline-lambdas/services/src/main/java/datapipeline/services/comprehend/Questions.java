package datapipeline.services.comprehend;

import datapipeline.services.comprehend.Meaning.Language;
import datapipeline.services.quota.Busy;
import datapipeline.services.quota.GuardedCalls;
import datapipeline.services.quota.Limit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.comprehend.ComprehendClient;
import software.amazon.awssdk.services.comprehend.model.BatchItemError;
import software.amazon.awssdk.services.comprehend.model.DominantLanguage;
import software.amazon.awssdk.services.comprehend.model.Entity;
import software.amazon.awssdk.services.comprehend.model.KeyPhrase;

/**
 * What Comprehend is asked, 25 pieces of a text at a time.
 * https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html
 */
final class Questions {
    private static final int MOST_IN_A_BATCH = 25;
    private static final int PERMITS = 5;

    /** One piece's tone. */
    record Tone(String label, double score) {}

    /** Comprehend could not do a piece, and says why. */
    static final class PieceFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PieceFailed(BatchItemError error) {
            super("%s (%s)".formatted(error.errorMessage(), error.errorCode()));
        }
    }

    private final ComprehendClient comprehend;
    private final GuardedCalls calls;

    Questions(ComprehendClient comprehend, GuardedCalls calls) {
        this.comprehend = comprehend;
        this.calls = calls;
    }

    Optional<Language> language(String piece) throws Busy {
        return call(
                        "DetectDominantLanguage",
                        () -> comprehend
                                .detectDominantLanguage(request -> request.text(piece))
                                .languages())
                .stream()
                .max(Comparator.comparing(DominantLanguage::score))
                .map(found -> new Language(
                        found.languageCode(),
                        Locale.forLanguageTag(found.languageCode()).getDisplayLanguage(Locale.ENGLISH),
                        Math.round(found.score() * 1000) / 1000.0));
    }

    List<KeyPhrase> keyPhrases(List<String> pieces, String language) throws Busy {
        return inBatches("BatchDetectKeyPhrases", pieces, batch -> {
            var answer = comprehend.batchDetectKeyPhrases(
                    request -> request.textList(batch).languageCode(language));
            check(answer.errorList());
            return answer.resultList().stream()
                    .flatMap(result -> result.keyPhrases().stream())
                    .toList();
        });
    }

    List<Entity> entities(List<String> pieces, String language) throws Busy {
        return inBatches("BatchDetectEntities", pieces, batch -> {
            var answer = comprehend.batchDetectEntities(
                    request -> request.textList(batch).languageCode(language));
            check(answer.errorList());
            return answer.resultList().stream()
                    .flatMap(result -> result.entities().stream())
                    .toList();
        });
    }

    List<Tone> tones(List<String> pieces, String language) throws Busy {
        return inBatches("BatchDetectSentiment", pieces, batch -> {
            var answer = comprehend.batchDetectSentiment(
                    request -> request.textList(batch).languageCode(language));
            check(answer.errorList());
            return answer.resultList().stream()
                    .map(result -> new Tone(
                            result.sentimentAsString(),
                            result.sentimentScore().positive()
                                    - result.sentimentScore().negative()))
                    .toList();
        });
    }

    private <T> List<T> inBatches(String operation, List<String> pieces, Function<List<String>, List<T>> ask)
            throws Busy {
        List<T> all = new ArrayList<>();
        for (int from = 0; from < pieces.size(); from += MOST_IN_A_BATCH) {
            List<String> batch = pieces.subList(from, Math.min(pieces.size(), from + MOST_IN_A_BATCH));
            all.addAll(call(operation, () -> ask.apply(batch)));
        }
        return all;
    }

    private static void check(List<BatchItemError> errors) {
        if (!errors.isEmpty()) {
            throw new PieceFailed(errors.getFirst());
        }
    }

    private <T> T call(String operation, Supplier<T> call) throws Busy {
        return calls.call(new Limit("comprehend:" + operation, PERMITS), call);
    }
}
