package datapipeline.model.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private static final Path PAGE = Path.of("../../docs/metrics.md");

    /** When it is not, put what is expected here in the place of the table. */
    @Test
    void thePageForPeopleListsTheMetricsOfTheCode() throws IOException {
        assertThat(Files.readString(PAGE)).contains(table());
    }

    private static String table() {
        return Stream.concat(
                        Stream.of(
                                "| metric | unit | dimensions | emitted by | what it says |", "|---|---|---|---|---|"),
                        Stream.of(Metric.values()).map(MetricsPageTest::row))
                .collect(Collectors.joining("\n"));
    }

    private static String row(Metric metric) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        metric.wireName(),
                        metric.unit().wireName(),
                        metric.breakdown().sets().stream()
                                .map(set -> set.stream()
                                        .map(Dimension::wireName)
                                        .collect(Collectors.joining(", ", "[", "]")))
                                .collect(Collectors.joining(" ")),
                        metric.source().inWords(),
                        metric.meaning());
    }
}
