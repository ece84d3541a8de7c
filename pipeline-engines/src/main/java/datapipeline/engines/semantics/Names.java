package datapipeline.engines.semantics;

import datapipeline.engines.semantics.EnglishText.Sentence;
import datapipeline.engines.semantics.EnglishText.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Names, by the capitals English writes them with. The tagger alone takes
 * many a firm's name for common words, and at
 * the start of a sentence capitals alone say nothing: each makes up for the other.
 */
final class Names {
    private static final Set<String> NEVER = Set.of("PUNCT", "SYM", "NUM");
    private static final Set<String> PERHAPS_AT_THE_START = Set.of("NOUN", "ADJ", "VERB");
    private static final String NAME = "PROPN";
    private static final int LONGEST = 5;

    /** They are dates and amounts, and counted there. */
    private static final Pattern NO_NAME = Pattern.compile("(?i)" + Entities.MONTH + "|" + Entities.CURRENCY
            + "|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Dear|Mr|Ms|Mrs");

    private Names() {}

    static List<String> of(EnglishText english) {
        List<String> names = new ArrayList<>();
        for (Sentence sentence : english.sentences()) {
            if (!isHeading(sentence)) {
                Runs.of(sentence, isNaming(sentence)).stream()
                        .filter(run -> run.size() <= LONGEST)
                        .forEach(run -> names.add(sentence.between(run.getFirst(), run.getLast())));
            }
        }
        return names;
    }

    private static Predicate<Word> isNaming(Sentence sentence) {
        List<Word> words = sentence.words();
        return word -> isCapital(word)
                && !NEVER.contains(word.tag())
                && !NO_NAME.matcher(word.text()).matches()
                && (word != words.getFirst() || isNameAtTheStart(word, words));
    }

    private static boolean isNameAtTheStart(Word word, List<Word> words) {
        boolean followed = words.size() > 1 && isCapital(words.get(1));
        return word.tag().equals(NAME) || followed && PERHAPS_AT_THE_START.contains(word.tag());
    }

    private static boolean isCapital(Word word) {
        return Character.isUpperCase(word.text().charAt(0));
    }

    /** Where nearly every word begins with a capital, none says anything. */
    private static boolean isHeading(Sentence sentence) {
        long capitals = sentence.words().stream().filter(Names::isCapital).count();
        return capitals * 3 > sentence.words().size() * 2L;
    }
}
