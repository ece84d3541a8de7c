package datapipeline.local.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnStoreTest {
    @TempDir
    Path directory;

    private ColumnStore open() {
        return ColumnStore.open(directory.resolve("a.duckdb"), connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS numbers (n BIGINT)");
            }
        });
    }

    private static List<Long> numbers(ColumnStore store) throws Exception {
        var numbers = new ArrayList<Long>();
        try (Connection connection = store.read();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT n FROM numbers ORDER BY n")) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }

    @Test
    void keepsWhatWasWrittenAndAChangeSeesTheOnesBeforeIt() throws Exception {
        try (ColumnStore store = open()) {
            store.write(transaction ->
                    transaction.appender("numbers").beginRow().append(1L).endRow());
            store.write(transaction -> {
                transaction.appender("numbers").beginRow().append(2L).endRow();
                transaction.execute("UPDATE numbers SET n = n * 10 WHERE n = ?", 2L);
            });
        }
        try (ColumnStore store = open()) {
            assertThat(numbers(store)).containsExactly(1L, 20L);
        }
    }

    @Test
    void aChangeThatFailsFailsAloneAndLeavesNothing() throws Exception {
        try (ColumnStore store = open()) {
            List<CompletableFuture<Boolean>> others = new ArrayList<>();
            for (long i = 0; i < 20; i++) {
                long number = i;
                others.add(store.later(transaction -> transaction
                        .appender("numbers")
                        .beginRow()
                        .append(number)
                        .endRow()));
            }
            assertThatThrownBy(() -> store.write(transaction -> {
                        transaction.appender("numbers").beginRow().append(99L).endRow();
                        transaction.execute("nonsense");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a.duckdb");
            others.forEach(CompletableFuture::join);

            assertThatThrownBy(() -> store.write(transaction -> {
                        transaction.appender("numbers").beginRow().append(98L).endRow();
                        throw new IllegalArgumentException("a mistake");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            store.write(transaction -> {});

            assertThat(numbers(store)).hasSize(20).doesNotContain(98L, 99L);
        }
    }

    @Test
    void saysWhichFileCannotBeOpened() throws Exception {
        Files.writeString(directory.resolve("a.duckdb"), "no database");
        try (ColumnStore store = open()) {
            assertThatThrownBy(store::awaitOpen)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a.duckdb");
            assertThatThrownBy(() -> store.write(transaction -> {})).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void deletesTheLibrariesThatKilledProcessesLeft() throws Exception {
        Path old = Files.createFile(directory.resolve("libduckdb_java1.so"));
        Path young = Files.createFile(directory.resolve("libduckdb_java2.so"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        UnpackedLibraries.deleteLeftOver(directory, Instant.now());

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }
}
