package datapipeline.local.lambda.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Function logs as files: {@code logs/<function>.log}, and the one before it when that is full. */
public final class RollingFileLogs implements FunctionLogs, AutoCloseable {
    private static final Logger LOG = System.getLogger(RollingFileLogs.class.getName());

    private final Path directory;
    private final long maxBytes;
    private final Map<String, LogFile> files = new HashMap<>();

    /** @param maxBytes how long a file may become; a function has two at most */
    public RollingFileLogs(Path directory, long maxBytes) {
        this.directory = directory;
        this.maxBytes = maxBytes;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the log directory " + directory, e);
        }
    }

    /** A log that cannot be written must not fail the function: it is said once per line in the program's own log. */
    @Override
    public synchronized void write(String group, String stream, Instant at, String line) {
        String name = group.substring(group.lastIndexOf('/') + 1);
        try {
            files.computeIfAbsent(name, key -> new LogFile(directory.resolve(key + ".log")))
                    .append("%s %s %s%n".formatted(at, stream, line).getBytes(UTF_8), maxBytes);
        } catch (IOException e) {
            LOG.log(Level.WARNING, () -> "cannot write the log of " + name + ": " + line, e);
        }
    }

    @Override
    public synchronized void close() {
        for (LogFile file : files.values()) {
            try {
                file.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, () -> "cannot close " + file.path, e);
            }
        }
        files.clear();
    }

    private static final class LogFile {
        private final Path path;
        private OutputStream out = OutputStream.nullOutputStream();
        private long size = -1;

        LogFile(Path path) {
            this.path = path;
        }

        void append(byte[] bytes, long maxBytes) throws IOException {
            if (size < 0) {
                open();
            }
            if (size > 0 && size + bytes.length > maxBytes) {
                out.close();
                Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                open();
            }
            out.write(bytes);
            size += bytes.length;
        }

        private void open() throws IOException {
            out = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            size = Files.size(path);
        }

        void close() throws IOException {
            out.close();
        }
    }
}
