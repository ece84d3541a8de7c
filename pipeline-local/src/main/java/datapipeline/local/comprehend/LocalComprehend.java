package datapipeline.local.comprehend;

import datapipeline.local.comprehend.Texts.Reading;
import datapipeline.local.standin.OwnEngines;
import datapipeline.local.standin.RequestRate;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.comprehend.ComprehendClient;
import software.amazon.awssdk.services.comprehend.model.BatchDetectEntitiesItemResult;
import software.amazon.awssdk.services.comprehend.model.BatchDetectEntitiesRequest;
import software.amazon.awssdk.services.comprehend.model.BatchDetectEntitiesResponse;
import software.amazon.awssdk.services.comprehend.model.BatchDetectKeyPhrasesItemResult;
import software.amazon.awssdk.services.comprehend.model.BatchDetectKeyPhrasesRequest;
import software.amazon.awssdk.services.comprehend.model.BatchDetectKeyPhrasesResponse;
import software.amazon.awssdk.services.comprehend.model.BatchDetectSentimentItemResult;
import software.amazon.awssdk.services.comprehend.model.BatchDetectSentimentRequest;
import software.amazon.awssdk.services.comprehend.model.BatchDetectSentimentResponse;
import software.amazon.awssdk.services.comprehend.model.DetectDominantLanguageRequest;
import software.amazon.awssdk.services.comprehend.model.DetectDominantLanguageResponse;
import software.amazon.awssdk.services.comprehend.model.DominantLanguage;
import software.amazon.awssdk.services.comprehend.model.Entity;
import software.amazon.awssdk.services.comprehend.model.KeyPhrase;

/**
 * Comprehend with our own engine: the language of any text, and key phrases, entities and sentiment of an English one. How
 * sure it is our engine does not say of phrases and entities; so their scores are left out. The other operations, those
 * for one text among them, answer 501. Limits: https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html
 */
public final class LocalComprehend implements ComprehendClient {
    private static final int MOST_TEXTS = 25;
    private static final int MOST_BYTES = 5000;
    private static final int MOST_BYTES_FOR_A_LANGUAGE = 100_000;
    private static final Set<String> LANGUAGES =
            Set.of("de", "en", "es", "it", "pt", "fr", "ja", "ko", "hi", "ar", "zh", "zh-TW");

    private final Texts texts;
    private final RequestRate rate;

    /** @param rate that is granted to each operation */
    public LocalComprehend(OwnEngines engines, RequestRate rate) {
        this.texts = new Texts(engines);
        this.rate = rate;
    }

    @Override
    public DetectDominantLanguageResponse detectDominantLanguage(DetectDominantLanguageRequest request) {
        admit("DetectDominantLanguage");
        check(request.text(), MOST_BYTES_FOR_A_LANGUAGE);
        Texts.Language language = texts.read(request.text()).language();
        return DetectDominantLanguageResponse.builder()
                .languages(
                        language == null
                                ? List.of()
                                : List.of(DominantLanguage.builder()
                                        .languageCode(language.code())
                                        .score((float) language.confidence())
                                        .build()))
                .build();
    }

    @Override
    public BatchDetectKeyPhrasesResponse batchDetectKeyPhrases(BatchDetectKeyPhrasesRequest request) {
        admit("BatchDetectKeyPhrases");
        check(request.textList(), request.languageCodeAsString());
        return BatchDetectKeyPhrasesResponse.builder()
                .resultList(each(
                        request.textList(),
                        (index, text) -> BatchDetectKeyPhrasesItemResult.builder()
                                .index(index)
                                .keyPhrases(keyPhrases(text))
                                .build()))
                .errorList(List.of())
                .build();
    }

    @Override
    public BatchDetectEntitiesResponse batchDetectEntities(BatchDetectEntitiesRequest request) {
        admit("BatchDetectEntities");
        check(request.textList(), request.languageCodeAsString());
        return BatchDetectEntitiesResponse.builder()
                .resultList(each(
                        request.textList(),
                        (index, text) -> BatchDetectEntitiesItemResult.builder()
                                .index(index)
                                .entities(entities(text))
                                .build()))
                .errorList(List.of())
                .build();
    }

    @Override
    public BatchDetectSentimentResponse batchDetectSentiment(BatchDetectSentimentRequest request) {
        admit("BatchDetectSentiment");
        check(request.textList(), request.languageCodeAsString());
        return BatchDetectSentimentResponse.builder()
                .resultList(each(request.textList(), this::sentiment))
                .errorList(List.of())
                .build();
    }

    private BatchDetectSentimentItemResult sentiment(int index, String text) {
        Texts.Sentiment found = texts.read(text).sentiment();
        float tone = found == null ? 0 : (float) found.score();
        return BatchDetectSentimentItemResult.builder()
                .index(index)
                .sentiment(found == null ? "NEUTRAL" : found.label())
                .sentimentScore(score -> score.positive(Math.max(0, tone))
                        .negative(Math.max(0, -tone))
                        .neutral(1 - Math.abs(tone))
                        .mixed(0f))
                .build();
    }

    private List<KeyPhrase> keyPhrases(String text) {
        Reading reading = texts.read(text);
        return reading.keyPhrases().stream()
                .flatMap(phrase -> Texts.places(phrase.text(), text).stream())
                .sorted(Comparator.comparingInt(Texts.Place::begin))
                .map(place -> KeyPhrase.builder()
                        .text(text.substring(place.begin(), place.end()))
                        .beginOffset(place.begin())
                        .endOffset(place.end())
                        .build())
                .toList();
    }

    private List<Entity> entities(String text) {
        return texts.read(text).entities().stream()
                .flatMap(entity -> Texts.places(entity.text(), text).stream()
                        .map(place -> Entity.builder()
                                .type(type(entity.kind()))
                                .text(text.substring(place.begin(), place.end()))
                                .beginOffset(place.begin())
                                .endOffset(place.end())
                                .build()))
                .sorted(Comparator.comparingInt(Entity::beginOffset))
                .toList();
    }

    /** Ours cannot tell a person from a firm, and so does not claim to. */
    private static String type(String kind) {
        return switch (kind) {
            case "DATE" -> "DATE";
            case "MONEY" -> "QUANTITY";
            default -> "OTHER";
        };
    }

    private static <T> List<T> each(List<String> all, BiFunction<Integer, String, T> work) {
        return IntStream.range(0, all.size())
                .mapToObj(index -> work.apply(index, all.get(index)))
                .toList();
    }

    private void admit(String operation) {
        if (!rate.admits(operation)) {
            throw ComprehendErrors.tooOften();
        }
    }

    private static void check(List<String> all, @Nullable String language) {
        if (all.isEmpty()) {
            throw ComprehendErrors.invalid("The text list is empty");
        }
        if (all.size() > MOST_TEXTS) {
            throw ComprehendErrors.tooMany(MOST_TEXTS);
        }
        all.forEach(text -> check(text, MOST_BYTES));
        if (language == null || !LANGUAGES.contains(language)) {
            throw ComprehendErrors.unsupported(String.valueOf(language));
        }
        if (!language.equals("en")) {
            throw ComprehendErrors.onlyEnglish(language);
        }
    }

    private static void check(@Nullable String text, int mostBytes) {
        if (text == null || text.isEmpty()) {
            throw ComprehendErrors.invalid("The text is empty");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > mostBytes) {
            throw ComprehendErrors.tooLong(mostBytes);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // It holds nothing open.
    }
}
