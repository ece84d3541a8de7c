package datapipeline.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.store.Outbox.Again;
import datapipeline.local.store.Outbox.Done;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    @TempDir
    Path directory;

    @Test
    void triesAgainUntilItIsDone() throws Exception {
        var seen = new LinkedBlockingQueue<Integer>();
        try (Store store = Store.open(directory.resolve("s.mv"));
                Outbox outbox = new Outbox(store, "test", InstantSource.system(), 2, entry -> {
                    seen.add(entry.tries());
                    return entry.tries() < 2 ? new Again(Duration.ofMillis(1), "not yet") : new Done();
                })) {
            outbox.add("hello");

            assertThat(seen.poll(5, TimeUnit.SECONDS)).isZero();
            assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo(2);
        }
        try (Store store = Store.open(directory.resolve("s.mv"))) {
            assertThat(store.map("outbox.test").isEmpty()).isTrue();
        }
    }

    @Test
    void goesOnAfterARestartWithWhatWasNotDone() throws Exception {
        var never = new CountDownLatch(1);
        try (Store store = Store.open(directory.resolve("s.mv"));
                Outbox outbox = new Outbox(store, "test", InstantSource.system(), 1, entry -> {
                    never.await();
                    return new Again(Duration.ZERO, "the process was going down");
                })) {
            outbox.add("promise");
            never.countDown();
        }

        var kept = new LinkedBlockingQueue<String>();
        try (Store store = Store.open(directory.resolve("s.mv"));
                Outbox outbox = new Outbox(store, "test", InstantSource.system(), 1, entry -> {
                    kept.add(entry.payload());
                    return new Done();
                })) {
            assertThat(kept.poll(5, TimeUnit.SECONDS)).isEqualTo("promise");
            assertThat(outbox.size()).isLessThanOrEqualTo(1);
        }
    }
}
