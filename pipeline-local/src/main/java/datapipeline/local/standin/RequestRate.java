package datapipeline.local.standin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** So many requests of an operation a second, and no more: what a service of AWS grants an account. */
public final class RequestRate {
    private final InstantSource clock;
    private final Map<String, Window> windows = new HashMap<>();
    private int perSecond;

    private record Window(long second, int requests) {}

    public RequestRate(InstantSource clock, int perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
    }

    /** From now on so many; 0 refuses all. */
    public synchronized void set(int requestsPerSecond) {
        perSecond = requestsPerSecond;
    }

    /** Whether one more request may be served in this second; it is counted if it may. */
    public synchronized boolean admits(String operation) {
        Instant now = clock.instant();
        Window window = windows.getOrDefault(operation, new Window(0, 0));
        int before = window.second() == now.getEpochSecond() ? window.requests() : 0;
        if (before >= perSecond) {
            return false;
        }
        windows.put(operation, new Window(now.getEpochSecond(), before + 1));
        return true;
    }
}
