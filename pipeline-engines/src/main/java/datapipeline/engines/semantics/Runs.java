package datapipeline.engines.semantics;

import datapipeline.engines.semantics.EnglishText.Sentence;
import datapipeline.engines.semantics.EnglishText.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Neighbouring words of the same sort. */
final class Runs {
    private Runs() {}

    /** The longest stretches of such words that look like words. */
    static List<List<Word>> of(Sentence sentence, Predicate<Word> such) {
        List<List<Word>> runs = new ArrayList<>();
        List<Word> run = new ArrayList<>();
        for (Word word : sentence.words()) {
            if (such.test(word) && isWord(word.text())) {
                run.add(word);
            } else {
                keep(run, runs);
            }
        }
        keep(run, runs);
        return runs;
    }

    private static void keep(List<Word> run, List<List<Word>> runs) {
        if (!run.isEmpty()) {
            runs.add(List.copyOf(run));
            run.clear();
        }
    }

    /** Bullets, rules and numbers are often taken for nouns. */
    private static boolean isWord(String text) {
        return text.chars().filter(Character::isLetter).count() >= 2;
    }
}
