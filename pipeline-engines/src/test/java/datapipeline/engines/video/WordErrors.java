package datapipeline.engines.video;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How many words must be put in, taken out or changed to make what was heard into what was said. */
record WordErrors(int errors, int words) {
    static WordErrors of(String said, String heard) {
        List<String> right = words(said);
        List<String> got = words(heard);
        int[] row = new int[got.size() + 1];
        Arrays.setAll(row, at -> at);
        for (int i = 1; i <= right.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= got.size(); j++) {
                int change = diagonal + (right.get(i - 1).equals(got.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return new WordErrors(row[got.size()], right.size());
    }

    WordErrors plus(WordErrors other) {
        return new WordErrors(errors + other.errors, words + other.words);
    }

    double rate() {
        return (double) errors / words;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z']+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
