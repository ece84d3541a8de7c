package datapipeline.console.layout;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks on behalf of a page and remembers since when which service has been silent. */
@Component
public final class Questions {
    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private final Map<String, Instant> silentSince = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Questions(InstantSource clock) {
        this.clock = clock;
    }

    /** Asks; a failure of AWS becomes {@link Answer.Silence}, anything else flies on. */
    public <T> Answer<T> ask(String service, Supplier<T> question) {
        try {
            T value = question.get();
            if (silentSince.remove(service) != null) {
                LOG.info("{} answers again.", service);
            }
            return new Answer.Given<>(value);
        } catch (UnansweredException e) {
            Instant now = clock.instant();
            Instant since = silentSince.computeIfAbsent(service, first -> {
                LOG.warn("{} (first of possibly many such failures)", e.getMessage(), e);
                return now;
            });
            return new Answer.Silence<>(String.valueOf(e.getMessage()), since);
        }
    }
}
