package datapipeline.local.lambda.poller;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Which messages of a batch the function says have failed. An answer without a list means that all went well; an answer
 * that cannot be understood means that all have failed. Rules:
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
final class BatchResponse {
    private BatchResponse() {}

    /** @param batch the ids of the messages that the function was given */
    static Set<String> failed(String answer, Set<String> batch) {
        JsonNode failures;
        try {
            failures = answer.isBlank()
                    ? SqsEvent.JSON.nullNode()
                    : SqsEvent.JSON.readTree(answer).path("batchItemFailures");
        } catch (JacksonException e) {
            return batch;
        }
        if (failures.isMissingNode() || failures.isNull()) {
            return Set.of();
        }
        if (!failures.isArray()) {
            return batch;
        }
        Set<String> failed = new HashSet<>();
        for (JsonNode failure : failures) {
            String id = failure.path("itemIdentifier").asString("");
            if (!batch.contains(id)) {
                return batch;
            }
            failed.add(id);
        }
        return failed;
    }
}
