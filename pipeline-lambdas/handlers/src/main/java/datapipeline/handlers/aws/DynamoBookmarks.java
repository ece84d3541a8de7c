package datapipeline.handlers.aws;

import datapipeline.handlers.sweep.Bookmark;
import datapipeline.model.table.Attributes;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;

/** The sweep's bookmarks: items of DYNAMODB_INPUT beside the files. */
public record DynamoBookmarks(DynamoDbClient dynamoDb, String table) implements Bookmark.Shelf {
    private static final String PARTITION = "SWEEP";
    private static final String BEGAN = "began";
    private static final String PLACE = "place";
    private static final String CLEAN = "clean";
    private static final String CHECKED_UNTIL = "checkedUntil";

    @Override
    public Optional<Bookmark> read(String bucket) {
        Map<String, AttributeValue> found = dynamoDb.getItem(request -> request.tableName(table)
                        .consistentRead(true)
                        .key(Map.of(
                                Attributes.PK, AttributeValue.fromS(PARTITION),
                                Attributes.SK, AttributeValue.fromS(bucket))))
                .item();
        return Optional.of(Item.of(found))
                .filter(item -> item.has(BEGAN))
                .map(item -> new Bookmark(
                        item.number(RunItems.REVISION, 0),
                        item.needMoment(BEGAN),
                        item.text(PLACE),
                        item.flag(CLEAN),
                        item.needMoment(CHECKED_UNTIL)));
    }

    @Override
    public boolean replace(String bucket, Bookmark bookmark) {
        Item item = Item.empty()
                .put(Attributes.PK, PARTITION)
                .put(Attributes.SK, bucket)
                .put(RunItems.REVISION, bookmark.revision())
                .put(BEGAN, bookmark.began())
                .put(PLACE, bookmark.place())
                .put(CLEAN, bookmark.clean())
                .put(CHECKED_UNTIL, bookmark.checkedUntil());
        return new ConditionalWrites(dynamoDb)
                .alone(Put.builder()
                        .tableName(table)
                        .item(item.attributes())
                        .conditionExpression("attribute_not_exists(#revision) OR #revision = :before")
                        .expressionAttributeNames(Map.of("#revision", RunItems.REVISION))
                        .expressionAttributeValues(
                                Map.of(":before", AttributeValue.fromN(Long.toString(bookmark.revision() - 1))))
                        .build());
    }
}
