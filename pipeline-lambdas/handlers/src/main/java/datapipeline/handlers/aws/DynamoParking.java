package datapipeline.handlers.aws;

import datapipeline.handlers.sweep.Parking;
import datapipeline.model.Ids;
import datapipeline.model.Source;
import datapipeline.model.table.Attributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the sweep has set aside: items of DYNAMODB_INPUT beside its bookmarks. The table deletes what is done with. */
public record DynamoParking(DynamoDbClient dynamoDb, String table, InstantSource clock) implements Parking {
    private static final String PARTITION = "PARKED#";
    private static final String TRIES = "tries";
    private static final String AGAIN = "again";

    @Override
    public List<Parked> due(String bucket, Instant now, int most) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#pk = :pk")
                        .filterExpression("attribute_not_exists(#ttl) AND #again <= :now")
                        .expressionAttributeNames(Map.of("#pk", Attributes.PK, "#ttl", Attributes.TTL, "#again", AGAIN))
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS(PARTITION + bucket),
                                ":now", AttributeValue.fromN(Long.toString(now.toEpochMilli())))))
                .items()
                .stream()
                .limit(most)
                .map(Item::of)
                .map(item -> new Parked(
                        item.needText(Attributes.KEY),
                        item.text(Attributes.VERSION_ID),
                        (int) item.number(TRIES, 1),
                        item.needMoment(AGAIN)))
                .toList();
    }

    @Override
    public void park(String bucket, Parked parked) {
        Item item = Item.empty()
                .put(Attributes.PK, PARTITION + bucket)
                .put(Attributes.SK, sortKey(parked))
                .put(Attributes.KEY, parked.key())
                .put(Attributes.VERSION_ID, parked.versionId())
                .put(TRIES, parked.tries())
                .put(AGAIN, parked.again());
        dynamoDb.putItem(request -> request.tableName(table).item(item.attributes()));
    }

    @Override
    public void release(String bucket, Parked parked) {
        String now = Long.toString(clock.instant().getEpochSecond());
        dynamoDb.updateItem(request -> request.tableName(table)
                .key(Map.of(
                        Attributes.PK, AttributeValue.fromS(PARTITION + bucket),
                        Attributes.SK, AttributeValue.fromS(sortKey(parked))))
                .updateExpression("SET #ttl = :now")
                .expressionAttributeNames(Map.of("#ttl", Attributes.TTL))
                .expressionAttributeValues(Map.of(":now", AttributeValue.fromN(now))));
    }

    /** A key of S3 may be longer than one of DynamoDB. */
    private static String sortKey(Parked parked) {
        return Ids.sha256Hex(parked.versionId().orElse(Source.NO_VERSION) + "\n" + parked.key());
    }
}
