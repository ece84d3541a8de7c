package datapipeline.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.store.Outbox.Again;
import datapipeline.local.store.Outbox.Done;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
            outbox.begin().add("hello");

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
            outbox.begin().add("promise");
            never.countDown();
        }

        var kept = new LinkedBlockingQueue<String>();
        try (Store store = Store.open(directory.resolve("s.mv"));
                Outbox outbox = new Outbox(store, "test", InstantSource.system(), 1, entry -> {
                    kept.add(entry.payload());
                    return new Done();
                })) {
            outbox.begin();
            assertThat(kept.poll(5, TimeUnit.SECONDS)).isEqualTo("promise");
            assertThat(outbox.size()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void keepsNoPromiseBeforeItBegins() throws Exception {
        var kept = new LinkedBlockingQueue<String>();
        try (Store store = Store.open(directory.resolve("s.mv"))) {
            try (Outbox outbox = new Outbox(store, "test", InstantSource.system(), 1, entry -> {
                kept.add(entry.payload());
                return new Done();
            })) {
                outbox.add("early");
            }
            assertThat(kept).isEmpty();
            assertThat(store.map("outbox.test").size()).isEqualTo(1);
        }
    }

    @Test
    void anErrorStrandsNoPromise() throws Exception {
        var tries = new LinkedBlockingQueue<Integer>();
        var hurried = new AtomicLong();
        try (Store store = Store.open(directory.resolve("s.mv"));
                Outbox outbox =
                        new Outbox(store, "test", () -> Instant.ofEpochMilli(hurried.addAndGet(500)), 1, entry -> {
                            tries.add(entry.tries());
                            if (entry.tries() == 0) {
                                throw new StackOverflowError("a payload nested too deep");
                            }
                            return new Done();
                        })) {
            outbox.begin().add("promise");
            assertThat(tries.poll(5, TimeUnit.SECONDS)).isZero();
            assertThat(tries.poll(5, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }
}
