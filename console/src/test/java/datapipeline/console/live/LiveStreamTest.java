package datapipeline.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import datapipeline.console.layout.UnansweredException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class LiveStreamTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final Watched silent = () -> {
        asked.incrementAndGet();
        throw new UnansweredException("SQS", new IllegalStateException("connection refused"));
    };
    private final LiveStream stream = new LiveStream(List.of(silent), Duration.ofMillis(1));

    private void awaitRounds(int count) {
        int enough = asked.get() + count;
        Instant deadline = Instant.now().plusSeconds(10);
        while (asked.get() < enough && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(asked.get()).isGreaterThanOrEqualTo(enough);
    }

    @Test
    void asksNobodyWhileNobodyListens() {
        assertThat(asked).hasValue(0);
    }

    @Test
    void goesOnAskingWhenAServiceIsSilent() {
        stream.open();
        awaitRounds(5);
        stream.close();
    }

    @Test
    void goesOnAskingAfterAMistakeOfWhoIsAsked() {
        var mistaken = new LiveStream(
                List.of(() -> {
                    asked.incrementAndGet();
                    throw new IllegalStateException("a mistake");
                }),
                Duration.ofMillis(1));
        mistaken.open();
        awaitRounds(5);
        mistaken.close();
    }

    @Test
    void tellsOfWhatChangedBeforeTheFirstLook() throws Exception {
        var page = MockMvcBuilders.standaloneSetup(new LiveController(stream)).build();
        var heard = page.perform(get("/live")).andReturn().getResponse();
        Instant deadline = Instant.now().plusSeconds(10);
        while (events(heard) < 2 && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        stream.close();
        assertThat(events(heard)).as("one on opening, one of the first look").isEqualTo(2);
    }

    private static long events(MockHttpServletResponse heard) throws Exception {
        return heard.getContentAsString()
                .lines()
                .filter("event:pipeline"::equals)
                .count();
    }

    @Test
    void admitsNobodyOnceItIsClosed() {
        stream.close();
        stream.open();
        assertThat(asked).hasValue(0);
    }
}
