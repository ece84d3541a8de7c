package datapipeline.console.aws;

import datapipeline.console.files.FilePage;
import datapipeline.console.files.FileQuery;
import datapipeline.console.files.RunSummary;
import datapipeline.model.table.InputTable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Reads runs newest first, day by day, and merges the partitions of each day. The cursor is the sort key at which a
 * page ended; it begins with the moment, so it says which day to go on with.
 */
final class NewestRuns {
    private final DynamoDbClient dynamoDb;
    private final String table;

    NewestRuns(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    private record Placed(String sortKey, RunSummary run) {}

    /** The rows of one day, and how far back all of its partitions were read, if not to their end. */
    private record Day(List<Placed> rows, Optional<String> reached) {}

    FilePage page(FileQuery query, Instant now) {
        Optional<String> cursor = query.cursor().flatMap(NewestRuns::decoded);
        // A clock that runs ahead writes into tomorrow's partition.
        Instant newest = cursor.map(NewestRuns::momentOf).orElse(now.plus(Duration.ofHours(1)));
        List<Placed> found = new ArrayList<>();
        Instant day = newest;
        for (int back = 0; back < query.days() || back == 0; back++) {
            day = newest.minus(Duration.ofDays(back));
            Day rows = day(query, day, cursor);
            found.addAll(rows.rows);
            if (found.size() > FileQuery.PAGE) {
                return full(found.subList(0, FileQuery.PAGE));
            }
            if (rows.reached.isPresent()) {
                return page(found, rows.reached.get());
            }
        }
        Instant startOfDay = day.truncatedTo(java.time.temporal.ChronoUnit.DAYS);
        return page(found, "%013d".formatted(startOfDay.toEpochMilli()));
    }

    private Day day(FileQuery query, Instant day, Optional<String> cursor) {
        List<Shard> shards = shards(query, day);
        List<Shard.Found> answers =
                together(shards, shard -> shard.newest(dynamoDb, query, cursor, FileQuery.PAGE + 1));
        Optional<String> reached =
                answers.stream().flatMap(found -> found.reached().stream()).max(Comparator.naturalOrder());
        String sortKey = shards.getFirst().sortKey();
        List<Placed> rows = answers.stream()
                .flatMap(found -> found.rows().stream())
                .map(row -> new Placed(row.need(sortKey), RunRows.summary(row)))
                // What lies further back than every partition was read may have a gap before it.
                .filter(row -> reached.isEmpty() || row.sortKey.compareTo(reached.get()) >= 0)
                .sorted(Comparator.comparing(Placed::sortKey).reversed())
                .toList();
        return new Day(rows, reached);
    }

    private List<Shard> shards(FileQuery query, Instant day) {
        if (query.status().isPresent() && query.type().isPresent()) {
            String partition =
                    InputTable.typeStatus(query.type(), query.status().get(), day);
            return List.of(new Shard(table, InputTable.BY_TYPE_STATUS, partition));
        }
        return InputTable.shardsOfDay(day).stream()
                .map(partition -> new Shard(table, InputTable.BY_DAY, partition))
                .toList();
    }

    private static FilePage full(List<Placed> rows) {
        return page(rows, rows.getLast().sortKey);
    }

    private static FilePage page(List<Placed> rows, String cursor) {
        return new FilePage(rows.stream().map(Placed::run).toList(), Optional.of(encoded(cursor)), momentOf(cursor));
    }

    private interface Question {
        Shard.Found ask(Shard shard);
    }

    private static List<Shard.Found> together(List<Shard> shards, Question question) {
        if (shards.size() == 1) {
            return List.of(question.ask(shards.getFirst()));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Shard.Found>> questions = shards.stream()
                    .<Callable<Shard.Found>>map(shard -> () -> question.ask(shard))
                    .toList();
            List<Shard.Found> answers = new ArrayList<>();
            for (Future<Shard.Found> answer : threads.invokeAll(questions)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the list of files", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("reading the list of files failed", e);
        }
    }

    private static Instant momentOf(String sortKey) {
        return Instant.ofEpochMilli(Long.parseLong(sortKey.substring(0, 13)));
    }

    private static String encoded(String cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    /** A cursor nobody gave out means the first page. */
    private static Optional<String> decoded(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Optional.of(text).filter(key -> key.matches("\\d{13}(#[a-z2-7]+)?"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
