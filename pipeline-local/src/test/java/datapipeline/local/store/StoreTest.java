package datapipeline.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.h2.mvstore.MVMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path directory;

    @Test
    void whatWasWrittenIsInTheFileWhenWriteReturns() throws Exception {
        Path file = directory.resolve("cloud.mv");
        Path asKilled = directory.resolve("killed.mv");
        try (Store store = Store.open(file)) {
            MVMap<String, String> map = store.map("names");
            store.write(() -> map.put("a", "first"));
            Files.copy(file, asKilled, StandardCopyOption.REPLACE_EXISTING);
        }

        try (Store reopened = Store.open(asKilled)) {
            assertThat(reopened.<String, String>map("names").get("a")).isEqualTo("first");
        }
    }

    @Test
    void aChangeInsideAChangeIsPartOfIt() {
        try (Store store = Store.open(directory.resolve("cloud.mv"))) {
            MVMap<String, String> map = store.map("names");
            String answer = store.write(() -> {
                store.write(() -> map.put("inner", "1"));
                return "outer";
            });
            assertThat(answer).isEqualTo("outer");
            assertThat(map.get("inner")).isEqualTo("1");
        }
    }

    @Test
    void keepsTheChangesOfManyWriters() throws Exception {
        Path file = directory.resolve("cloud.mv");
        try (Store store = Store.open(file);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            MVMap<Integer, Integer> map = store.map("numbers");
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                int number = i;
                all.add(threads.submit(() -> store.write(() -> map.put(number, number))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        try (Store reopened = Store.open(file)) {
            assertThat(reopened.<Integer, Integer>map("numbers").sizeAsLong()).isEqualTo(2_000);
        }
    }

    @Test
    void refusesToWriteOnceClosed() {
        Store store = Store.open(directory.resolve("cloud.mv"));
        MVMap<String, String> map = store.map("names");
        store.close();
        assertThatThrownBy(() -> store.write(() -> map.put("late", "1"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptedReaderLeavesTheFileOpenForTheOthers() throws Exception {
        Path file = directory.resolve("cloud.mv");
        int count = 300_000;
        try (Store store = Store.open(file)) {
            MVMap<Integer, String> map = store.map("numbers");
            for (int from = 0; from < count; from += 10_000) {
                int first = from;
                store.write(() -> {
                    for (int i = first; i < first + 10_000; i++) {
                        map.put(i, "x".repeat(200) + i);
                    }
                });
            }
        }
        try (Store store = Store.open(file)) {
            MVMap<Integer, String> map = store.map("numbers");
            Thread interrupted = Thread.ofPlatform().start(() -> {
                Thread.currentThread().interrupt();
                for (int i = 0; i < count; i += 1_000) {
                    map.get(i);
                }
            });
            interrupted.join();

            store.write(() -> map.put(0, "new"));
            assertThat(map.get(0)).isEqualTo("new");
            assertThat(map.get(count - 1)).endsWith("299999");
        }
    }

    /** Space is retained for a moment only here, so that the outcome does not hang on how fast the disk is. */
    @Test
    void staysWithinASmallMultipleOfWhatIsAliveUnderNothingButUpdates() throws Exception {
        Path file = directory.resolve("cloud.mv");
        int items = 100_000;
        try (Store store = Store.open(file, Duration.ofMillis(20))) {
            MVMap<Integer, String> map = store.map("updated");
            Random random = new Random(4);
            for (int from = 0; from < items; from += 10_000) {
                int first = from;
                store.write(() -> IntStream.range(first, first + 10_000).forEach(i -> map.put(i, value(random))));
            }
            long alive = Files.size(file);
            long largest = alive;
            for (int change = 0; change < 3_000; change++) {
                store.write(() -> random.ints(20, 0, items).forEach(i -> map.put(i, value(random))));
                largest = Math.max(largest, change % 50 == 0 ? Files.size(file) : 0);
            }
            assertThat(largest).as("bytes of a file that began with %d", alive).isLessThan(8 * alive);
        }
        try (Store reopened = Store.open(file)) {
            assertThat(reopened.<Integer, String>map("updated").sizeAsLong()).isEqualTo(items);
        }
    }

    private static String value(Random random) {
        return "x".repeat(300) + random.nextInt();
    }
}
