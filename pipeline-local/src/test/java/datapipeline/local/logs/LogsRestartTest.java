package datapipeline.local.logs;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.store.KilledProcess;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** Nothing that was acknowledged is lost. */
class LogsRestartTest {
    private static final int ENOUGH = 60;

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        List<String> acknowledged = KilledProcess.acknowledged(Busy.class, directory, ENOUGH);

        try (var bench = new LogsBench(directory)) {
            assertThat(bench.logs.filterLogEventsPaginator(r -> r.logGroupName("g")).events().stream()
                            .map(FilteredLogEvent::message))
                    .doesNotHaveDuplicates()
                    .containsAll(acknowledged);
        }
    }

    /** Puts events, and says which were acknowledged. */
    static final class Busy {
        private Busy() {}

        public static void main(String[] arguments) {
            var bench = new LogsBench(Path.of(arguments[0]));
            bench.stream("g", "s");
            for (int i = 0; ; i++) {
                bench.put("g", "s", "event " + i);
                System.out.println("event " + i + ".");
            }
        }
    }

    @Test
    void whatFunctionsWriteIsThereAfterAClose() {
        try (var bench = new LogsBench(directory)) {
            for (int i = 0; i < 3000; i++) {
                bench.service.functionOutput().write("/aws/lambda/f", "s" + i % 3, Instant.now(), "line " + i);
            }
        }
        try (var bench = new LogsBench(directory)) {
            assertThat(bench.logs
                            .filterLogEventsPaginator(r -> r.logGroupName("/aws/lambda/f"))
                            .events())
                    .hasSize(3000);
            assertThat(bench.logs
                            .describeLogStreams(r -> r.logGroupName("/aws/lambda/f"))
                            .logStreams())
                    .hasSize(3);
        }
    }
}
