package datapipeline.handlers.aws;

import datapipeline.handlers.sweep.Bookmark;
import datapipeline.model.table.Attributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The sweep's place in the listing of S3_INPUT, as an item of DYNAMODB_INPUT. */
public final class DynamoBookmark implements Bookmark {
    private static final Map<String, AttributeValue> KEY =
            Map.of(Attributes.PK, AttributeValue.fromS("SWEEP"), Attributes.SK, AttributeValue.fromS("BUCKET"));
    private static final String NEXT = "next";

    private final DynamoDbClient dynamoDb;
    private final String table;

    public DynamoBookmark(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public Optional<String> read() {
        return new Attrs(dynamoDb.getItem(get -> get.tableName(table).key(KEY)).item()).textIfAny(NEXT);
    }

    @Override
    public void write(Optional<String> next) {
        Attrs item = new Attrs(new HashMap<>(KEY)).text(NEXT, next);
        dynamoDb.putItem(put -> put.tableName(table).item(item.item()));
    }
}
