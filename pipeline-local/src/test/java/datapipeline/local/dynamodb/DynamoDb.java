package datapipeline.local.dynamodb;

import datapipeline.local.contract.ContractEndpoint;
import datapipeline.local.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/** A DynamoDB to ask: ours behind a gateway, or the one that {@code -Dcontract.endpoint} names. */
final class DynamoDb implements AfterAllCallback {
    private final Path file;
    private final Store store;
    private final ContractEndpoint endpoint;
    private final AtomicReference<LocalDynamoDb> ours = new AtomicReference<>();
    private final DynamoDbClient client;

    DynamoDb() {
        this(InstantSource.system());
    }

    DynamoDb(InstantSource clock) {
        try {
            file = Files.createTempDirectory("dynamodb").resolve("cloud.mv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store = Store.open(file);
        endpoint = ContractEndpoint.of(cloud -> {
            var service = new LocalDynamoDb(store, cloud.account(), clock);
            ours.set(service);
            return cloud.service("dynamodb", DynamoDbClient.class, service);
        });
        client = endpoint.client(DynamoDbClient.builder());
    }

    DynamoDbClient client() {
        return client;
    }

    /** Another client, that lets somebody look at its requests; whoever asks for it closes it. */
    DynamoDbClient client(ExecutionInterceptor looksOn) {
        return endpoint.client(
                DynamoDbClient.builder().overrideConfiguration(override -> override.addExecutionInterceptor(looksOn)));
    }

    boolean isOurs() {
        return endpoint.isOurs();
    }

    /** A table of a new name, with partition key {@code pk} and sort key {@code sk}, both strings. */
    String table(Consumer<CreateTableRequest.Builder> more) {
        String name = "contract-" + UUID.randomUUID();
        var request = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys("pk", "sk"))
                .attributeDefinitions(string("pk"), string("sk"));
        more.accept(request);
        client.createTable(request.build());
        client.waiter().waitUntilTableExists(wait -> wait.tableName(name));
        return name;
    }

    static KeySchemaElement[] keys(String hash, String... range) {
        return Stream.concat(
                        Stream.of(KeySchemaElement.builder()
                                .attributeName(hash)
                                .keyType(KeyType.HASH)
                                .build()),
                        Stream.of(range)
                                .map(name -> KeySchemaElement.builder()
                                        .attributeName(name)
                                        .keyType(KeyType.RANGE)
                                        .build()))
                .toArray(KeySchemaElement[]::new);
    }

    static AttributeDefinition string(String name) {
        return attribute(name, "S");
    }

    static AttributeDefinition attribute(String name, String type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue n(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", s(pk), "sk", s(sk));
    }

    /** The value of an attribute that must be there. */
    static AttributeValue value(Map<String, AttributeValue> item, String attribute) {
        return Objects.requireNonNull(item.get(attribute), () -> "no %s in %s".formatted(attribute, item));
    }

    /** An item: its key, then names and values in turn. */
    static Map<String, AttributeValue> item(String pk, String sk, Object... attributes) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(key(pk, sk));
        for (int i = 0; i < attributes.length; i += 2) {
            item.put((String) attributes[i], (AttributeValue) attributes[i + 1]);
        }
        return item;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
        endpoint.close();
        if (ours.get() != null) {
            ours.get().close();
        }
        store.close();
    }
}
