package datapipeline.local.columns;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB database in one file. One thread changes it, many may read.
 *
 * <p>{@link #write} returns when the change is in the file: whatever the caller then acknowledges survives {@code
 * kill -9}. Changes that wait together share one commit.
 *
 * <p>The database is opened by that thread, so that the program need not wait for it at its start: reads and writes do.
 */
public final class ColumnStore implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ColumnStore.class.getName());
    private static final int MOST_WAITING = 1000;
    private static final int MOST_TOGETHER = 500;
    private static final List<String> SETTINGS =
            List.of("SET memory_limit = '256MB'", "SET threads = 2", "SET preserve_insertion_order = false");

    private record Waiting(Optional<Change> change, CompletableFuture<Boolean> done) {
        static Waiting forEnd() {
            return new Waiting(Optional.empty(), new CompletableFuture<>());
        }
    }

    private final Path file;
    private final List<Preparation> preparations;
    private final Handover<Waiting> changes = new Handover<>(MOST_WAITING, MOST_TOGETHER);
    private final CompletableFuture<DuckDBConnection> opened = new CompletableFuture<>();
    private final Thread writer;
    private volatile boolean closing;
    private volatile boolean stopped;

    private ColumnStore(Path file, List<Preparation> preparations) {
        this.file = file;
        this.preparations = preparations;
        this.writer = Thread.ofPlatform().name("columns-commit").daemon().start(this::run);
    }

    /** Begins to open the database in this file, or to make it. */
    public static ColumnStore open(Path file, Preparation... preparations) {
        return new ColumnStore(file, List.of(preparations));
    }

    /**
     * Waits until the database is open.
     *
     * @throws IllegalStateException if it cannot be opened
     */
    public void awaitOpen() {
        connection();
    }

    /** Makes a change and returns when it is in the file. */
    public void write(Change change) {
        try {
            later(change).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("%s could not be changed".formatted(file), e.getCause());
        }
    }

    /** Makes a change soon; waits only while very many changes are before it. */
    public CompletableFuture<Boolean> later(Change change) {
        if (closing) {
            throw new IllegalStateException(file + " is closed");
        }
        var waiting = new Waiting(Optional.of(change), new CompletableFuture<>());
        changes.put(waiting);
        if (stopped) {
            refuseTheRest();
        }
        return waiting.done;
    }

    /** Makes something of the rows that a query finds. */
    public <T> T read(String sql, List<Object> parameters, Reading<T> reading) {
        try (Connection connection = read();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return reading.of(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("%s could not be read".formatted(file), e);
        }
    }

    /** A connection for reading. Whoever asks for it closes it. */
    public Connection read() throws SQLException {
        return connection().duplicate();
    }

    private DuckDBConnection connection() {
        try {
            return opened.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("%s could not be opened".formatted(file), e.getCause());
        }
    }

    private void run() {
        try {
            opened.complete(openDatabase());
        } catch (Exception e) {
            LOG.log(Level.ERROR, () -> "%s cannot be opened: logs and metrics are not kept".formatted(file), e);
            opened.completeExceptionally(e);
        }
        boolean goOn = true;
        while (goOn) {
            List<Waiting> batch = changes.take();
            goOn = batch.stream().allMatch(waiting -> waiting.change.isPresent());
            apply(batch.stream().filter(waiting -> waiting.change.isPresent()).toList());
        }
        stopped = true;
        refuseTheRest();
    }

    /** What was asked for while the file was being closed. */
    private void refuseTheRest() {
        changes.rest().forEach(late -> late.done.completeExceptionally(new IllegalStateException(file + " is closed")));
    }

    private DuckDBConnection openDatabase() throws Exception {
        Files.createDirectories(file.toAbsolutePath().getParent());
        UnpackedLibraries.deleteLeftOver(Path.of(System.getProperty("java.io.tmpdir")), Instant.now());
        var properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, properties);
        try (Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute(setting);
            }
        }
        for (Preparation preparation : preparations) {
            preparation.prepare(connection);
        }
        return connection.unwrap(DuckDBConnection.class);
    }

    /** All in one transaction; if that fails, each in its own, so that nobody fails for what another did. */
    private void apply(List<Waiting> batch) {
        try {
            commit(batch);
        } catch (Exception e) {
            if (batch.size() == 1) {
                batch.getFirst().done.completeExceptionally(e);
            } else {
                batch.forEach(waiting -> apply(List.of(waiting)));
            }
            return;
        }
        batch.forEach(waiting -> waiting.done.complete(true));
    }

    private void commit(List<Waiting> batch) throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        DuckDBConnection connection = connection();
        // Said in SQL: without auto-commit the driver begins a transaction at the first statement, and an appender is
        // none.
        execute(connection, "BEGIN TRANSACTION");
        var transaction = new Transaction(connection);
        try {
            for (Waiting waiting : batch) {
                waiting.change.orElseThrow().apply(transaction);
            }
            transaction.flush();
            execute(connection, "COMMIT");
        } catch (SQLException | RuntimeException e) {
            transaction.abandon();
            execute(connection, "ROLLBACK");
            throw e;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Makes the changes that wait, and closes the file. */
    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        changes.put(Waiting.forEnd());
        try {
            writer.join();
            if (!opened.isCompletedExceptionally()) {
                connection().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException("%s could not be closed".formatted(file), e);
        }
    }
}
