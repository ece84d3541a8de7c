package datapipeline.console.aws;

import static datapipeline.console.aws.Asking.ask;

import datapipeline.console.files.FileQuery;
import datapipeline.model.FileType;
import datapipeline.model.run.RunStatus;
import datapipeline.model.table.Attributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * One partition of an index, read backwards.
 *
 * @param index the index; its keys are called like it, with {@code Pk} and {@code Sk} behind
 * @param partition which partition
 */
record Shard(String table, String index, String partition) {
    /** Requests for one page of one partition: a search for a rare word stops here and goes on at the next page. */
    private static final int MOST_REQUESTS = 10;

    private static final int ITEMS_PER_REQUEST = 500;

    /**
     * What was found.
     *
     * @param reached how far back the search came when it stopped before the end of the partition
     */
    record Found(List<Row> rows, Optional<String> reached) {}

    String sortKey() {
        return index + "Sk";
    }

    /** Up to {@code most} rows that match and lie before {@code before}, newest first. */
    Found newest(DynamoDbClient dynamoDb, FileQuery query, Optional<String> before, int most) {
        List<Row> rows = new ArrayList<>();
        Map<String, AttributeValue> from = Map.of();
        for (int request = 0; request < MOST_REQUESTS; request++) {
            QueryRequest question = question(query, before, most, from);
            QueryResponse answer = ask("DynamoDB", () -> dynamoDb.query(question));
            answer.items().forEach(item -> rows.add(new Row(item)));
            from = answer.lastEvaluatedKey();
            if (from.isEmpty()) {
                return new Found(rows, Optional.empty());
            }
            if (rows.size() >= most) {
                break;
            }
        }
        return new Found(rows, new Row(from).text(sortKey()));
    }

    private QueryRequest question(
            FileQuery query, Optional<String> before, int most, Map<String, AttributeValue> from) {
        Map<String, String> names = new HashMap<>(Map.of("#pk", index + "Pk"));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":pk", AttributeValue.fromS(partition)));
        before.ifPresent(sk -> {
            names.put("#sk", sortKey());
            values.put(":sk", AttributeValue.fromS(sk));
        });
        String filter = filter(query, names, values);
        QueryRequest.Builder question = QueryRequest.builder()
                .tableName(table)
                .indexName(index)
                .keyConditionExpression(before.isPresent() ? "#pk = :pk AND #sk < :sk" : "#pk = :pk")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(filter.isEmpty() ? most : ITEMS_PER_REQUEST);
        if (!filter.isEmpty()) {
            question.filterExpression(filter);
        }
        return from.isEmpty()
                ? question.build()
                : question.exclusiveStartKey(from).build();
    }

    private static String filter(FileQuery query, Map<String, String> names, Map<String, AttributeValue> values) {
        List<String> parts = new ArrayList<>();
        query.status().map(RunStatus::name).ifPresent(status -> {
            names.put("#status", Attributes.STATUS);
            values.put(":status", AttributeValue.fromS(status));
            parts.add("#status = :status");
        });
        query.type().map(FileType::wireName).ifPresent(type -> {
            names.put("#type", Attributes.FILE_TYPE);
            values.put(":type", AttributeValue.fromS(type));
            parts.add("#type = :type");
        });
        query.text().ifPresent(text -> {
            names.put("#key", Attributes.KEY);
            values.put(":text", AttributeValue.fromS(text));
            parts.add("contains(#key, :text)");
        });
        return String.join(" AND ", parts);
    }
}
