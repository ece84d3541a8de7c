package datapipeline.local.sqs;

import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * When a message has failed for good, and where it goes then.
 *
 * @param deadLetterTargetArn the dead-letter queue
 * @param maxReceiveCount a message that was received this often and comes back is moved
 */
record RedrivePolicy(String deadLetterTargetArn, int maxReceiveCount) {
    private static final int MOST_RECEIVES = 1_000;

    static RedrivePolicy read(String json) {
        try {
            JsonNode policy = StoredMessage.JSON.readTree(json);
            String arn = policy.path("deadLetterTargetArn").asString("");
            int count = Integer.parseInt(policy.path("maxReceiveCount").asString("10"));
            if (arn.isEmpty() || count < 1 || count > MOST_RECEIVES) {
                throw invalid(json, "It needs a deadLetterTargetArn and a maxReceiveCount from 1 to 1000.");
            }
            return new RedrivePolicy(arn, count);
        } catch (JacksonException e) {
            throw invalid(json, e.getOriginalMessage());
        } catch (NumberFormatException e) {
            throw invalid(json, "maxReceiveCount must be an integer.");
        }
    }

    /** One spelling for all policies that mean the same, so that they can be compared. */
    String text() {
        return StoredMessage.JSON.writeValueAsString(this);
    }

    private static RuntimeException invalid(String json, String reason) {
        return SqsErrors.invalidValue(json, QueueAttributeName.REDRIVE_POLICY.toString(), reason);
    }
}
