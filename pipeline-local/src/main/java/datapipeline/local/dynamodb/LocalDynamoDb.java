package datapipeline.local.dynamodb;

import datapipeline.local.account.Account;
import datapipeline.local.store.Store;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/**
 * DynamoDB, embedded. What it answers is what DynamoDB answers, up to the texts of its exceptions. Not there: streams,
 * PartiQL, global tables, restores, and the parameters from before expressions.
 */
public final class LocalDynamoDb implements DynamoDbClient {
    private final Backfill backfill;
    private final Expiry expiry;
    private final TableOperations tableOperations;
    private final SettingOperations settings;
    private final ItemOperations items;
    private final ReadOperations reads;
    private final BatchOperations batches;
    private final Transactions transactions;

    /**
     * Opens the tables that are in the store.
     *
     * @param store where tables, items and indexes lie; it is not closed with this
     * @param account whose tables they are
     * @param clock says what has expired
     */
    public LocalDynamoDb(Store store, Account account, InstantSource clock) {
        var tables = new Tables(store);
        var locks = new ItemLocks();
        var writer = new Writer(store, tables, locks);
        this.backfill = new Backfill(store, tables, locks);
        this.tableOperations =
                new TableOperations(tables, new TableRequests(clock), new TableDescriptions(account), backfill);
        this.settings = new SettingOperations(tables, backfill);
        this.items = new ItemOperations(tables, writer);
        this.reads = new ReadOperations(tables);
        this.batches = new BatchOperations(tables, writer);
        var tokens = new ClientTokens(store, clock);
        this.transactions = new Transactions(tables, writer, locks, tokens);
        tables.all().forEach(backfill::fill);
        this.expiry = new Expiry(store, tables, locks, tokens, clock);
    }

    /**
     * Puts many items at once, in place of what is there, and returns when all are in the file: one wait for the disk
     * instead of one for each. Some thousand a call are a good number; they lie in memory until they are written.
     */
    public void load(String tableName, Collection<Map<String, AttributeValue>> manyItems) {
        batches.load(tableName, manyItems);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Ends the work in the background. */
    @Override
    public void close() {
        expiry.close();
        backfill.close();
    }

    @Override
    public CreateTableResponse createTable(CreateTableRequest request) {
        return tableOperations.create(request);
    }

    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest request) {
        return tableOperations.describe(request);
    }

    @Override
    public ListTablesResponse listTables(ListTablesRequest request) {
        return tableOperations.list(request);
    }

    @Override
    public UpdateTableResponse updateTable(UpdateTableRequest request) {
        return tableOperations.update(request);
    }

    @Override
    public DeleteTableResponse deleteTable(DeleteTableRequest request) {
        return tableOperations.delete(request);
    }

    @Override
    public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
        return settings.updateTimeToLive(request);
    }

    @Override
    public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
        return settings.describeTimeToLive(request);
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return settings.tag(request);
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return settings.untag(request);
    }

    @Override
    public ListTagsOfResourceResponse listTagsOfResource(ListTagsOfResourceRequest request) {
        return settings.listTags(request);
    }

    @Override
    public UpdateContinuousBackupsResponse updateContinuousBackups(UpdateContinuousBackupsRequest request) {
        return settings.updateBackups(request);
    }

    @Override
    public DescribeContinuousBackupsResponse describeContinuousBackups(DescribeContinuousBackupsRequest request) {
        return settings.describeBackups(request);
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return items.get(request);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return items.put(request);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return items.update(request);
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return items.delete(request);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return reads.query(request);
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        return reads.scan(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return batches.get(request);
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        return batches.write(request);
    }

    @Override
    public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
        return transactions.get(request);
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return transactions.write(request);
    }
}
