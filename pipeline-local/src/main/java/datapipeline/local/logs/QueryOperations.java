package datapipeline.local.logs;

import datapipeline.local.account.Account;
import datapipeline.local.columns.ColumnStore;
import datapipeline.local.insights.InsightsQuery;
import datapipeline.local.insights.MalformedQuery;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueriesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryInfo;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryLanguage;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;

/** Logs Insights: queries run in the background; the last ones and their results are kept until the process ends. */
final class QueryOperations implements AutoCloseable {
    private static final int MOST_RUNNING = 30;
    private static final int MOST_KEPT = 100;
    private static final int MOST_KEPT_ROWS = 200_000;
    private static final int MOST_GROUPS = 50;
    private static final int THREADS = 2;

    private final LogGroups groups;
    private final ColumnStore columns;
    private final Account account;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("logs-insights-", 0).daemon().factory());
    private final Map<String, RunningQuery> queries = new LinkedHashMap<>();

    QueryOperations(LogGroups groups, ColumnStore columns, Account account, InstantSource clock) {
        this.groups = groups;
        this.columns = columns;
        this.account = account;
        this.clock = clock;
    }

    /** Returns the id of the query. */
    synchronized String start(StartQueryRequest request) {
        if (request.queryLanguage() != null && request.queryLanguage() != QueryLanguage.CWLI) {
            throw LogErrors.invalid("The embedded CloudWatch Logs understands queryLanguage CWLI, not %s"
                    .formatted(request.queryLanguageAsString()));
        }
        String text = LogErrors.required(request.queryString(), "queryString");
        List<LogGroup> chosen = chosen(request);
        long from = LogErrors.required(request.startTime(), "startTime");
        long to = LogErrors.required(request.endTime(), "endTime");
        if (from > to) {
            throw LogErrors.invalid("End time should not be before start time");
        }
        makeRoom();
        var source = new GroupSource(groups, account, chosen, from * 1000, (to + 1) * 1000);
        var query = new RunningQuery(
                UUID.randomUUID().toString(),
                text,
                chosen.isEmpty() ? "" : chosen.getFirst().name(),
                clock.millis(),
                chosen.size(),
                compile(text, source, request),
                columns);
        queries.put(query.id(), query);
        threads.execute(query);
        return query.id();
    }

    private InsightsQuery compile(String text, GroupSource source, StartQueryRequest request) {
        try {
            int limit = request.limit() == null ? InsightsQuery.DEFAULT_ROWS : request.limit();
            return InsightsQuery.compile(text, source, clock.instant(), limit);
        } catch (MalformedQuery e) {
            throw LogErrors.malformed(e);
        }
    }

    private List<LogGroup> chosen(StartQueryRequest request) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(
                        Stream.ofNullable(request.logGroupName()),
                        request.logGroupNames().stream(),
                        request.logGroupIdentifiers().stream().map(LogGroups::nameOf))
                .flatMap(all -> all)
                .forEach(names::add);
        if (names.size() > MOST_GROUPS) {
            throw LogErrors.invalid("a query looks at %d log groups at most".formatted(MOST_GROUPS));
        }
        if (names.isEmpty() && !request.queryString().stripLeading().regionMatches(true, 0, "SOURCE", 0, 6)) {
            throw LogErrors.invalid("Exactly one of logGroupName, logGroupNames or logGroupIdentifiers is required");
        }
        return names.stream().map(name -> groups.get(name, null)).toList();
    }

    /** Forgets the oldest that have ended. */
    private void makeRoom() {
        if (queries.values().stream().filter(query -> !query.isOver()).count() >= MOST_RUNNING) {
            throw LogErrors.limit("%d queries are running already".formatted(MOST_RUNNING));
        }
        int rows =
                queries.values().stream().mapToInt(query -> query.rows().size()).sum();
        Iterator<RunningQuery> oldest = queries.values().iterator();
        while (oldest.hasNext() && (queries.size() >= MOST_KEPT || rows > MOST_KEPT_ROWS)) {
            RunningQuery query = oldest.next();
            if (query.isOver()) {
                rows -= query.rows().size();
                oldest.remove();
            }
        }
    }

    private synchronized RunningQuery get(String id) {
        RunningQuery query = queries.get(LogErrors.required(id, "queryId"));
        if (query == null) {
            throw LogErrors.notFound("The specified query does not exist: " + id);
        }
        return query;
    }

    GetQueryResultsResponse results(String id) {
        RunningQuery query = get(id);
        return GetQueryResultsResponse.builder()
                .queryLanguage(QueryLanguage.CWLI)
                .status(query.status())
                .statistics(query.statistics())
                .results(query.rows().stream().map(QueryOperations::fields).toList())
                .build();
    }

    private static List<ResultField> fields(Map<String, String> row) {
        return row.entrySet().stream()
                .map(field -> ResultField.builder()
                        .field(field.getKey())
                        .value(field.getValue())
                        .build())
                .toList();
    }

    boolean stop(String id) {
        if (!get(id).stop()) {
            throw LogErrors.invalid("Query %s has ended and cannot be stopped".formatted(id));
        }
        return true;
    }

    /** The latest first. */
    synchronized List<QueryInfo> describe(DescribeQueriesRequest request) {
        return new ArrayList<>(queries.values())
                .reversed().stream()
                        .filter(query -> request.logGroupName() == null
                                || request.logGroupName().equals(query.group()))
                        .filter(query -> request.status() == null || request.status() == query.status())
                        .limit(request.maxResults() == null ? MOST_KEPT : request.maxResults())
                        .map(query -> QueryInfo.builder()
                                .queryLanguage(QueryLanguage.CWLI)
                                .queryId(query.id())
                                .queryString(query.text())
                                .status(query.status())
                                .createTime(query.created())
                                .logGroupName(query.group())
                                .build())
                        .toList();
    }

    @Override
    public synchronized void close() {
        queries.values().forEach(RunningQuery::stop);
        threads.shutdown();
    }
}
