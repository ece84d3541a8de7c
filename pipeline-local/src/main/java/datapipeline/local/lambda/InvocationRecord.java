package datapipeline.local.lambda;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a destination hears. Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 *
 * @param functionArn without a version
 * @param succeeded whether the function handled the event
 * @param json the record as AWS spells it
 */
public record InvocationRecord(String functionArn, boolean succeeded, String json) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Why an event's way ended, in AWS's words. */
    enum Condition {
        SUCCESS("Success"),
        RETRIES_EXHAUSTED("RetriesExhausted"),
        EVENT_AGE_EXCEEDED("EventAgeExceeded"),
        ZERO_RESERVED_CONCURRENCY("ZeroReservedConcurrency");

        private final String awsName;

        Condition(String awsName) {
            this.awsName = awsName;
        }
    }

    /** @param response what the function last answered, or null when it never ran */
    static InvocationRecord of(
            Instant now,
            String requestId,
            String functionArn,
            Condition condition,
            int invokeCount,
            String request,
            @Nullable String response) {
        boolean succeeded = condition == Condition.SUCCESS;
        ObjectNode record = JSON.createObjectNode().put("version", "1.0").put("timestamp", now.toString());
        record.putObject("requestContext")
                .put("requestId", requestId)
                .put("functionArn", functionArn + ":$LATEST")
                .put("condition", condition.awsName)
                .put("approximateInvokeCount", invokeCount);
        record.set("requestPayload", json(request));
        if (response != null) {
            ObjectNode context =
                    record.putObject("responseContext").put("statusCode", 200).put("executedVersion", "$LATEST");
            if (!succeeded) {
                context.put("functionError", "Unhandled");
            }
            record.set("responsePayload", json(response));
        }
        return new InvocationRecord(functionArn, succeeded, JSON.writeValueAsString(record));
    }

    /** A streaming handler may answer with anything; what is not JSON becomes a string. */
    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.getNodeFactory().stringNode(text);
        }
    }
}
