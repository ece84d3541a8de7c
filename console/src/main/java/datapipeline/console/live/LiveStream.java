package datapipeline.console.live;

import datapipeline.console.layout.UnansweredException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Says "something changed" to every open page. AWS is asked for news only while somebody listens, by one thread for
 * all of them. A page that comes back from the background gets the present version first, so it misses nothing.
 */
public final class LiveStream {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
    private static final long LONGEST_MS = Duration.ofMinutes(30).toMillis();
    /** Rounds without news after which a comment is sent: that is how a listener that went away is noticed. */
    private static final int ROUNDS_PER_SIGN_OF_LIFE = 15;

    private final Set<SseEmitter> listeners = ConcurrentHashMap.newKeySet();
    private final List<Watched> watched;
    private final Duration interval;
    private boolean asking;
    private boolean closed;

    public LiveStream(List<Watched> watched, Duration interval) {
        this.watched = List.copyOf(watched);
        this.interval = interval;
    }

    /** A new listener; it is told at once. */
    public synchronized SseEmitter open() {
        var listener = new SseEmitter(LONGEST_MS);
        listener.onCompletion(() -> listeners.remove(listener));
        listener.onTimeout(listener::complete);
        listener.onError(gone -> listeners.remove(listener));
        if (closed) {
            listener.complete();
            return listener;
        }
        send(listener, change("now"));
        listeners.add(listener);
        if (!asking) {
            asking = true;
            Thread.ofVirtual().name("live").start(this::askWhileSomebodyListens);
        }
        return listener;
    }

    /** Open streams would hold up a shutdown for its whole grace period, and beans are destroyed only after that. */
    @EventListener(ContextClosedEvent.class)
    public synchronized void close() {
        closed = true;
        listeners.forEach(SseEmitter::complete);
        listeners.clear();
    }

    private void askWhileSomebodyListens() {
        // The first look is always told: what changed after a page was made and before this look is known to nobody.
        String told = "nothing yet";
        for (int round = 1; !nobodyListens(); round++) {
            try {
                Thread.sleep(interval);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                LOG.warn("Asking for news was interrupted; pages stay as they are until they are loaded again.");
                return;
            }
            if (closed()) {
                return;
            }
            String now = version();
            if (!now.equals(told)) {
                listeners.forEach(listener -> send(listener, change(Integer.toHexString(now.hashCode()))));
                told = now;
            } else if (round % ROUNDS_PER_SIGN_OF_LIFE == 0) {
                listeners.forEach(listener -> send(listener, SseEmitter.event().comment("here")));
            }
        }
    }

    private synchronized boolean closed() {
        return closed;
    }

    private synchronized boolean nobodyListens() {
        asking = !listeners.isEmpty();
        return !asking;
    }

    private String version() {
        return watched.stream().map(LiveStream::version).collect(Collectors.joining("|"));
    }

    /** Silence is news too: the page then says what does not answer. */
    private static String version(Watched one) {
        try {
            return one.version();
        } catch (UnansweredException e) {
            return "silent: " + e.service();
        } catch (RuntimeException e) {
            // Without this thread no page would ever hear of anything again.
            LOG.warn("Asking for news failed; it is asked again.", e);
            return "failed";
        }
    }

    private static SseEmitter.SseEventBuilder change(String id) {
        return SseEmitter.event().name("pipeline").id(id).data("changed");
    }

    private void send(SseEmitter listener, SseEmitter.SseEventBuilder event) {
        try {
            listener.send(event);
        } catch (IOException | RuntimeException gone) {
            // Whatever a server throws for a page that is gone: the others are still to be told.
            LOG.debug("a listener went away", gone);
            listeners.remove(listener);
        }
    }
}
