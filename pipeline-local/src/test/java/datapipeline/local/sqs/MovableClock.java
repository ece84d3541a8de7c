package datapipeline.local.sqs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Goes as fast as the real clock, and further when a test says so. */
public final class MovableClock implements InstantSource {
    private final AtomicLong ahead = new AtomicLong();

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(System.currentTimeMillis() + ahead.get());
    }

    /** From now on it is that much later. */
    public void move(Duration by) {
        ahead.addAndGet(by.toMillis());
    }
}
