package datapipeline.engines.classification;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words of a document, by which it is compared with others. */
final class Words {
    /** Numbers and single letters are a document's own. */
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,30}");

    private static final int MOST = 200;

    private Words() {}

    /** The most frequent, and how often each stands there; in the order of the alphabet where that is equal. */
    static Map<String, Integer> of(String text) {
        Map<String, Integer> all = new HashMap<>();
        WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(word -> all.merge(word.toLowerCase(Locale.ROOT), 1, Integer::sum));
        Map<String, Integer> most = new LinkedHashMap<>();
        all.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .forEach(word -> most.put(word.getKey(), word.getValue()));
        return most;
    }
}
