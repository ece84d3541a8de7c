package datapipeline.engines.video;

import datapipeline.engines.video.WebVtt.Cue;
import datapipeline.engines.video.speech.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Words as captions: as much at a time as can be read, and no cue over a pause. */
final class DraftCaptions {
    /** As broadcasters do: two lines of 42. */
    private static final int LINE = 42;

    private static final int LONGEST_TEXT = 2 * LINE;
    private static final double LONGEST_SECONDS = 6;
    private static final double PAUSE_SECONDS = 0.9;
    /** A cue stays long enough to be seen. */
    private static final double SHORTEST_SECONDS = 1;

    /** Below it a word is as likely wrong as right. */
    static final double UNSURE = 0.5;

    private DraftCaptions() {}

    /** Words that are shown together. */
    record Group(List<Word> words) {
        double start() {
            return words.getFirst().start();
        }

        double end() {
            return words.getLast().end();
        }

        String text() {
            return words.stream().map(Word::text).collect(Collectors.joining(" "));
        }

        /** Absent when the recogniser tells of no word how sure it is. */
        OptionalDouble confidence() {
            return DraftCaptions.confidence(words);
        }
    }

    static OptionalDouble confidence(List<Word> words) {
        return words.stream()
                .flatMap(word -> word.confidence().stream())
                .mapToDouble(Double::doubleValue)
                .average();
    }

    static List<Group> groups(List<Word> words) {
        List<Group> groups = new ArrayList<>();
        List<Word> open = new ArrayList<>();
        int length = 0;
        for (Word word : words) {
            boolean full = !open.isEmpty()
                    && (word.start() - open.getLast().end() > PAUSE_SECONDS
                            || word.end() - open.getFirst().start() > LONGEST_SECONDS
                            || length + 1 + word.text().length() > LONGEST_TEXT);
            if (full) {
                groups.add(new Group(List.copyOf(open)));
                open.clear();
                length = 0;
            }
            length += (open.isEmpty() ? 0 : 1) + word.text().length();
            open.add(word);
        }
        if (!open.isEmpty()) {
            groups.add(new Group(List.copyOf(open)));
        }
        return groups;
    }

    /** In WebVTT, words that may well be wrong are of the class {@code unsure}. */
    static List<Cue> forWebVtt(List<Group> groups) {
        return cues(
                groups,
                word -> word.confidence().filter(sure -> sure < UNSURE).isPresent()
                        ? "<c.unsure>" + word.text() + "</c>"
                        : word.text());
    }

    static List<Cue> forSubRip(List<Group> groups) {
        return cues(groups, Word::text);
    }

    private static List<Cue> cues(List<Group> groups, Function<Word, String> written) {
        List<Cue> cues = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            double next = i + 1 < groups.size() ? groups.get(i + 1).start() : Double.MAX_VALUE;
            double end = Math.max(group.end(), Math.min(next, group.start() + SHORTEST_SECONDS));
            cues.add(new Cue(group.start(), end, lines(group.words(), written)));
        }
        return cues;
    }

    private static String lines(List<Word> words, Function<Word, String> written) {
        StringBuilder text = new StringBuilder();
        int inLine = 0;
        for (Word word : words) {
            boolean breaks = inLine > 0 && inLine + 1 + word.text().length() > LINE;
            text.append(inLine == 0 ? "" : breaks ? "\n" : " ").append(written.apply(word));
            inLine = (inLine == 0 || breaks ? 0 : inLine + 1) + word.text().length();
        }
        return text.toString();
    }
}
