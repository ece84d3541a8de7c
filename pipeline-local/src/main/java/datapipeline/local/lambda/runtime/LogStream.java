package datapipeline.local.lambda.runtime;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;

/** The log stream of one execution environment, and the end of what the current invocation wrote to it. */
final class LogStream {
    private static final int TAIL = 4096;

    private final FunctionLogs logs;
    private final String group;
    private final String name;
    private final InstantSource clock;
    private final StringBuilder tail = new StringBuilder();

    LogStream(FunctionLogs logs, String group, InstantSource clock) {
        this.logs = logs;
        this.group = group;
        this.clock = clock;
        String day =
                clock.instant().atZone(ZoneOffset.UTC).toLocalDate().toString().replace('-', '/');
        this.name = "%s/[$LATEST]%s".formatted(day, UUID.randomUUID().toString().replace("-", ""));
    }

    String name() {
        return name;
    }

    void line(String line) {
        synchronized (tail) {
            tail.append(line).append('\n');
            if (tail.length() > 2 * TAIL) {
                tail.delete(0, tail.length() - TAIL);
            }
        }
        logs.write(group, name, clock.instant(), line);
    }

    /** Forgets the tail: a new invocation begins. */
    void begin() {
        synchronized (tail) {
            tail.setLength(0);
        }
    }

    /** The last 4 KB that the invocation logged, as {@code LogType=Tail} returns them. */
    String tail() {
        synchronized (tail) {
            return tail.substring(Math.max(0, tail.length() - TAIL));
        }
    }
}
