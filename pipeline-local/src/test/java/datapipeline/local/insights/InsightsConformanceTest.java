package datapipeline.local.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs every case of every {@code *.json} file of a directory: {@code -Dconformance.insights=<dir>}, by default the test
 * resources. A case is a query, log events, and the rows or the error they lead to, with the page of AWS that says so.
 */
class InsightsConformanceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path DIRECTORY =
            Path.of(System.getProperty("conformance.insights", "src/test/resources/insights"));
    private static final DateTimeFormatter AWS_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (JsonNode one : JSON.readTree(file.toFile()).path("cases")) {
                    String name = "%s %s"
                            .formatted(
                                    one.path("id").asString(), one.path("title").asString());
                    tests.add(DynamicTest.dynamicTest(name, () -> check(one)));
                }
            }
        }
        assertThat(tests).as("cases in " + DIRECTORY).isNotEmpty();
        return tests;
    }

    private static void check(JsonNode one) throws Exception {
        String query = one.path("query").asString();
        JsonNode expected = one.path("expect");
        // A query inside of another names its groups; the outer one runs on the group "app" alone, as the cases say.
        boolean inner = query.matches("(?s).*\\(\\s*SOURCE.*");
        try (var table = new EventTable(inner ? "log LIKE '%:app'" : "TRUE")) {
            for (JsonNode event : one.path("events")) {
                table.add(
                        Instant.parse(event.path("@timestamp").asString()).toEpochMilli(),
                        event.path("@log").asString(),
                        event.path("@logStream").asString(),
                        event.path("@message").asString());
            }
            if (expected.path("valid").asBoolean()) {
                compare(expected, run(query, table), one.path("tolerance").asDouble(1e-6));
            } else {
                assertThatThrownBy(() -> run(query, table)).isInstanceOf(MalformedQuery.class);
            }
        }
    }

    private static List<Map<String, String>> run(String query, EventTable table) throws Exception {
        return InsightsQuery.compile(query, table, Instant.parse("2026-11-22T12:00:00Z"), InsightsQuery.DEFAULT_ROWS)
                .run(table.connection);
    }

    private static void compare(JsonNode expected, List<Map<String, String>> actual, double tolerance) {
        List<Map<String, String>> rows =
                actual.stream().map(InsightsConformanceTest::withoutBlanks).toList();
        var left = new ArrayList<>(rows);
        assertThat(rows).hasSize(expected.path("rows").size());
        for (JsonNode wanted : expected.path("rows")) {
            Map<String, String> found = expected.path("ordered").asBoolean()
                    ? left.getFirst()
                    : left.stream()
                            .filter(row -> same(wanted, row, tolerance))
                            .findFirst()
                            .orElse(Map.of());
            assertThat(same(wanted, found, tolerance))
                    .as("%s in %s", wanted, rows)
                    .isTrue();
            left.remove(found);
        }
    }

    private static Map<String, String> withoutBlanks(Map<String, String> row) {
        Map<String, String> plain = new HashMap<>();
        row.forEach((name, value) -> plain.put(name.replace(" ", ""), value));
        plain.remove("@ptr");
        return plain;
    }

    private static boolean same(JsonNode wanted, Map<String, String> row, double tolerance) {
        return wanted.properties().stream()
                .allMatch(entry -> same(entry.getValue(), row.get(entry.getKey().replace(" ", "")), tolerance));
    }

    private static boolean same(JsonNode wanted, @org.jspecify.annotations.Nullable String value, double tolerance) {
        if (wanted.isNull() || value == null) {
            return wanted.isNull() && value == null;
        }
        if (wanted.isNumber()) {
            return Math.abs(wanted.asDouble() - Double.parseDouble(value)) <= tolerance;
        }
        if (wanted.isBoolean()) {
            return value.equals(wanted.asBoolean() ? "1" : "0") || value.equals(wanted.asString());
        }
        return wanted.asString().equals(value) || instant(wanted.asString()).equals(aws(value));
    }

    private static Object instant(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z") ? Instant.parse(text) : text;
    }

    private static Object aws(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}")
                ? LocalDateTime.parse(text, AWS_TIME).toInstant(ZoneOffset.UTC)
                : text;
    }
}
