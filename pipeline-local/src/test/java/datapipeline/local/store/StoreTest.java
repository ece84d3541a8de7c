package datapipeline.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
}
