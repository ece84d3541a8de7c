package datapipeline.engines.semantics;

import datapipeline.engines.document.DocumentText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is found out about a text, as it lies in analysis.json.
 *
 * @param characters the text has
 * @param analysedCharacters as far as it was looked at
 * @param language absent when there is too little text to tell
 * @param notes what was left undone, and why
 * @param keyPhrases those that carry most first
 * @param sentiment absent of texts that are not English
 * @param summary the sentences that say most, in the order of the text
 */
record Analysis(
        int characters,
        int analysedCharacters,
        int sentences,
        int words,
        @Nullable Language language,
        List<String> notes,
        List<KeyPhrases.Phrase> keyPhrases,
        List<Entity> entities,
        @Nullable Sentiment sentiment,
        List<String> summary) {
    /** About eighty pages; what a text is about does not change after that, and the time it takes must end. */
    static final int MOST_CHARACTERS = 200_000;

    private static final String ENGLISH = "en";

    static Analysis of(DocumentText document) {
        String text = String.join("\n\n", document.pages());
        String analysed = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
        String prose = analysed.substring(Math.min(document.head(), analysed.length()));
        Optional<Language> language = Language.of(prose);
        List<String> notes = new ArrayList<>();
        if (text.length() > analysed.length()) {
            notes.add("only the first %d of %d characters were analysed".formatted(analysed.length(), text.length()));
        }
        Language.note(prose).ifPresent(notes::add);
        if (language.isPresent() && !language.get().code().equals(ENGLISH)) {
            notes.add("the text seems to be %s: key phrases, names, sentiment and summary are made of English only"
                    .formatted(language.get().name()));
        }
        boolean english = language.map(Language::code).filter(ENGLISH::equals).isPresent();
        EnglishText sentences = english ? EnglishText.of(prose) : EnglishText.NONE;
        return new Analysis(
                text.length(),
                analysed.length(),
                sentences.sentences().size(),
                sentences.words(),
                language.orElse(null),
                notes,
                KeyPhrases.of(sentences),
                Entities.of(analysed, sentences),
                english ? Sentiment.of(sentences) : null,
                Summary.of(sentences));
    }
}
