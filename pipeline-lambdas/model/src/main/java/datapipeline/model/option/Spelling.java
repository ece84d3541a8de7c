package datapipeline.model.option;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the word somebody probably meant. */
final class Spelling {
    private Spelling() {}

    /** The known words at most a third of whose letters would have to change, and one always may; nearest first. */
    static List<String> nearest(String word, List<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> distance(lower, candidate) <= Math.ceilDiv(candidate.length(), 3))
                .sorted(Comparator.comparingInt(candidate -> distance(lower, candidate)))
                .toList();
    }

    /**
     * How many letters to insert, delete, replace or swap with their neighbour: the distance of optimal string alignment,
     * see https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance
     */
    private static int distance(String from, String known) {
        String to = known.toLowerCase(Locale.ROOT);
        int[][] costs = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                costs[i][j] = i == 0 || j == 0 ? i + j : cheapest(costs, from, to, i, j);
            }
        }
        return costs[from.length()][to.length()];
    }

    private static int cheapest(int[][] costs, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int replaced = costs[i - 1][j - 1] + (same ? 0 : 1);
        int cost = Math.min(replaced, 1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(cost, 1 + costs[i - 2][j - 2]) : cost;
    }
}
