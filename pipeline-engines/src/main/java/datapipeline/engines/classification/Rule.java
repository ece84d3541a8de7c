package datapipeline.engines.classification;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Something that speaks for a class of documents, or against it.
 *
 * @param weight how loudly; one is the odds of e to one
 * @param times how often it has to be there to be heard
 * @param name as a person would say it
 */
record Rule(DocumentClass speaksFor, double weight, int times, String name, Pattern form) {
    private static final int LONGEST_FOUND = 80;

    /**
     * A rule that was heard.
     *
     * @param found where, at first
     */
    record Evidence(String speaksFor, double weight, String rule, String found) {}

    /** From a row of evidence.tsv: class, weight, times, name, form. */
    static Rule of(String row) {
        String[] fields = row.split("\t");
        if (fields.length != 5) {
            throw new IllegalArgumentException("a rule of evidence has five fields, not \"%s\"".formatted(row));
        }
        return new Rule(
                DocumentClass.valueOf(fields[0]),
                Double.parseDouble(fields[1]),
                Integer.parseInt(fields[2]),
                fields[3],
                Pattern.compile(fields[4], Pattern.CASE_INSENSITIVE | Pattern.MULTILINE | Pattern.UNICODE_CASE));
    }

    Optional<Evidence> hear(String text) {
        List<String> found = form.matcher(text)
                .results()
                .limit(times)
                .map(MatchResult::group)
                .toList();
        return found.size() < times
                ? Optional.empty()
                : Optional.of(new Evidence(speaksFor.name(), weight, name, shortly(found.getFirst())));
    }

    private static String shortly(String found) {
        String line = found.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_FOUND ? line : line.substring(0, LONGEST_FOUND) + "…";
    }
}
