package datapipeline.local.logs;

import datapipeline.local.columns.Change;
import datapipeline.local.columns.ColumnStore;
import datapipeline.local.columns.Handover;
import datapipeline.local.lambda.runtime.FunctionLogs;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the lines of functions into their log groups. A function waits only when it writes faster than the disk; like
 * on AWS, a line is not acknowledged, and the last moment's may be lost when the process is killed.
 */
public final class FunctionOutput implements FunctionLogs, AutoCloseable {
    private static final Logger LOG = System.getLogger(FunctionOutput.class.getName());
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_TOGETHER = 1000;

    private record Line(String group, String stream, Instant at, String text) {
        private static final Line END = new Line("", "", Instant.EPOCH, "");
    }

    private record Source(String group, String stream) {}

    private final LogGroups groups;
    private final Ingestion ingestion;
    private final ColumnStore columns;
    private final Handover<Line> lines = new Handover<>(MOST_WAITING, MOST_TOGETHER);
    private final Thread taker;
    private volatile boolean closed;

    FunctionOutput(LogGroups groups, Ingestion ingestion, ColumnStore columns) {
        this.groups = groups;
        this.ingestion = ingestion;
        this.columns = columns;
        this.taker = Thread.ofPlatform().name("function-output").daemon().start(this::run);
    }

    /** A function that ran out of time is interrupted; its last line is wanted nevertheless. */
    @Override
    public void write(String group, String stream, Instant at, String line) {
        if (!closed && !line.isEmpty()) {
            lines.put(new Line(group, stream, at, line));
        }
    }

    private void run() {
        boolean goOn = true;
        while (goOn) {
            List<Line> batch = lines.take();
            goOn = !batch.remove(Line.END);
            take(batch);
        }
    }

    private void take(List<Line> batch) {
        try {
            Map<Source, List<NewEvent>> bySource = new LinkedHashMap<>();
            batch.forEach(
                    line -> bySource.computeIfAbsent(new Source(line.group, line.stream), source -> new ArrayList<>())
                            .add(new NewEvent(line.at.toEpochMilli(), line.text)));
            List<Change> changes = bySource.entrySet().stream()
                    .map(entry -> change(entry.getKey(), entry.getValue()))
                    .toList();
            columns.write(transaction -> {
                for (Change change : changes) {
                    change.apply(transaction);
                }
            });
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    () -> "%d lines of functions are lost, the first of %s: %s"
                            .formatted(batch.size(), batch.getFirst().group, batch.getFirst().text),
                    e);
        }
    }

    private Change change(Source source, List<NewEvent> events) {
        LogGroup group = groups.ensure(source.group);
        groups.ensureStream(group, source.stream);
        return ingestion.change(group, source.stream, events);
    }

    /** Takes what has been written before. */
    @Override
    public void close() {
        closed = true;
        lines.put(Line.END);
        try {
            taker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
