package datapipeline.engines.sandbox;

import datapipeline.model.engine.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a worker tells how far it has got: lines of {@code progress 0.250 listening} before its answer. */
record WorkerProgress(Progress progress) implements Consumer<String> {
    private static final String WORD = "progress ";
    private static final Pattern LINE = Pattern.compile(WORD + "([01]\\.\\d{3}) (.{1,100})");

    /** For the worker: prints each line at once. */
    static Progress toldOn(PrintStream out) {
        return (part, doing) -> {
            out.println(String.format(Locale.ROOT, WORD + "%.3f %s", Math.clamp(part, 0, 1), doing));
            out.flush();
        };
    }

    /** What a worker printed besides. */
    static String answerIn(String printed) {
        return printed.lines().filter(line -> !line.startsWith(WORD)).collect(Collectors.joining("\n"));
    }

    /** For its supervisor. */
    @Override
    public void accept(String line) {
        Matcher told = LINE.matcher(line);
        if (told.matches()) {
            progress.at(Double.parseDouble(told.group(1)), told.group(2));
        }
    }
}
