package datapipeline.local.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;

/** What a client may count on about Logs Insights. */
class InsightsContractTest {
    @AutoClose
    private final LogsBench bench;

    InsightsContractTest(@TempDir Path directory) {
        bench = new LogsBench(directory);
        bench.stream("/aws/lambda/classify", "one");
        bench.stream("other", "two");
        bench.put(
                "/aws/lambda/classify",
                "one",
                "START RequestId: 4c0f7b21-0000-4000-8000-000000000001 Version: $LATEST",
                "{\"level\":\"INFO\",\"fileType\":\"PICTURE\",\"ms\":10}",
                "{\"level\":\"ERROR\",\"fileType\":\"PICTURE\",\"ms\":30}",
                "{\"level\":\"ERROR\",\"fileType\":\"VIDEO\",\"ms\":50}");
        bench.put("other", "two", "{\"level\":\"ERROR\",\"fileType\":\"PICTURE\",\"ms\":1000}");
    }

    @Test
    void aQueryFindsCountsAndSaysHowMuchItRead() {
        GetQueryResultsResponse answer = ask(
                "filter level = \"ERROR\" | stats count(*) as errors, avg(ms) as mean by fileType | sort fileType",
                "/aws/lambda/classify");

        assertThat(rows(answer))
                .containsExactly(
                        Map.of("fileType", "PICTURE", "errors", "1", "mean", "30"),
                        Map.of("fileType", "VIDEO", "errors", "1", "mean", "50"));
        assertThat(answer.statistics().recordsScanned()).isEqualTo(4);
        assertThat(answer.statistics().recordsMatched()).isEqualTo(2);
        assertThat(answer.statistics().bytesScanned()).isGreaterThan(100);
    }

    @Test
    void aQueryMayNameItsGroupsItselfAndEventsArePointedAt() {
        List<Map<String, String>> rows = rows(ask("SOURCE logGroups(namePrefix: ['oth']) | fields @message, @log"));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("@log", "000000000000:other").containsKey("@ptr");
            assertThat(row.get("@message")).contains("1000");
        });
    }

    @Test
    void aQueryThatCannotBeReadIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> start("fields @message | sortt ms", "other"))
                .isInstanceOfSatisfying(
                        MalformedQueryException.class,
                        e -> assertThat(e.queryCompileError().location().startCharOffset())
                                .isGreaterThan(0));
        assertThatThrownBy(() -> start("fields @message", "nowhere")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> bench.logs.getQueryResults(r -> r.queryId("none")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void queriesAreListedAndSavedOnesComeBack() {
        ask("fields @message", "other");
        assertThat(bench.logs
                        .describeQueries(r -> r.logGroupName("other").status(QueryStatus.COMPLETE))
                        .queries())
                .singleElement()
                .satisfies(query -> assertThat(query.queryString()).isEqualTo("fields @message"));

        String id = bench.logs
                .putQueryDefinition(r -> r.name("errors").queryString("filter level = 'ERROR'"))
                .queryDefinitionId();
        bench.logs.putQueryDefinition(
                r -> r.queryDefinitionId(id).name("all errors").queryString("filter level like /ERR/"));
        assertThat(bench.logs
                        .describeQueryDefinitions(r -> r.queryDefinitionNamePrefix("all"))
                        .queryDefinitions())
                .singleElement()
                .satisfies(saved -> assertThat(saved.queryString()).contains("like"));
        assertThat(bench.logs
                        .deleteQueryDefinition(r -> r.queryDefinitionId(id))
                        .success())
                .isTrue();
    }

    private GetQueryResultsResponse ask(String query, String... groups) {
        String id = start(query, groups);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        GetQueryResultsResponse answer = bench.logs.getQueryResults(r -> r.queryId(id));
        while (answer.status() == QueryStatus.SCHEDULED || answer.status() == QueryStatus.RUNNING) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            answer = bench.logs.getQueryResults(r -> r.queryId(id));
        }
        assertThat(answer.status()).isEqualTo(QueryStatus.COMPLETE);
        return answer;
    }

    private String start(String query, String... groups) {
        long now = bench.clock.instant().getEpochSecond();
        return bench.logs
                .startQuery(r -> r.logGroupNames(groups)
                        .queryString(query)
                        .startTime(now - 3600)
                        .endTime(now + 60))
                .queryId();
    }

    private static List<Map<String, String>> rows(GetQueryResultsResponse answer) {
        return answer.results().stream()
                .map(row -> row.stream().collect(Collectors.toMap(ResultField::field, ResultField::value)))
                .toList();
    }
}
