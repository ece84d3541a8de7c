package datapipeline.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/** No client of this SDK version speaks CBOR to a service of ours, so its bytes are made here; newer clients do. */
class RpcV2CborTest {
    private static final CBORMapper CBOR = new CBORMapper();
    private static final Operations OPERATIONS = Operations.of(DynamoDbClient.class);

    private final Protocol protocol = new RpcV2Cbor();

    @Test
    void readsTheOperationFromThePathAndBytesAsBytes() {
        byte[] body = CBOR.writeValueAsBytes(Map.of(
                "TableName", "t", "Item", Map.of("b", Map.of("B", new byte[] {1, -1}), "n", Map.of("N", "1"))));

        Protocol.Call call = protocol.read(OPERATIONS, request("PutItem"), body);

        assertThat(call.operation().name()).isEqualTo("PutItem");
        assertThat(Fields.build(call.input()))
                .isEqualTo(PutItemRequest.builder()
                        .tableName("t")
                        .item(Map.of(
                                "b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, -1})),
                                "n", AttributeValue.fromN("1")))
                        .build());
    }

    @Test
    void writesTimesAsTaggedSeconds() {
        Operation operation = OPERATIONS.named("DescribeTable").orElseThrow();
        var result = DescribeTableResponse.builder()
                .table(table -> table.creationDateTime(Instant.parse("2026-11-24T10:00:00.500Z"))
                        .itemCount(5_000_000_000L))
                .build();

        Response response = protocol.success(operation, request("DescribeTable"), result, "id");
        JsonNode table = CBOR.readTree(response.bytes()).get("Table");

        assertThat(table.get("CreationDateTime").doubleValue()).isEqualTo(1_795_514_400.5);
        assertThat(table.get("ItemCount").longValue()).isEqualTo(5_000_000_000L);
        assertThat(response.headers().first("smithy-protocol")).contains("rpc-v2-cbor");
        assertThat(response.bytes()).containsSequence(0xC1, 0xFB);
    }

    @Test
    void refusesAnOperationThatIsNot() {
        assertThatThrownBy(() -> protocol.read(OPERATIONS, request("PutNothing"), new byte[0]))
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.code()).isEqualTo("UnknownOperationException"));
    }

    @Test
    void tellsErrorsByTheirName() {
        var failure =
                new Failure(400, "ResourceNotFoundException", "ResourceNotFound", "gone", java.util.Optional.empty());

        Response response = protocol.failure(request("GetItem"), failure, "id");

        assertThat(CBOR.readTree(response.bytes()).get("__type").stringValue()).isEqualTo("ResourceNotFoundException");
        assertThat(response.headers().all("x-amzn-query-error")).isEqualTo(List.of("ResourceNotFound;Sender"));
    }

    private static Request request(String operation) {
        return new Request(
                "POST",
                "/service/DynamoDB_20120810/operation/" + operation,
                "",
                Headers.of("smithy-protocol", "rpc-v2-cbor"),
                InputStream.nullInputStream());
    }
}
