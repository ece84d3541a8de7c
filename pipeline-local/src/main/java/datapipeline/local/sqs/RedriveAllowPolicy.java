package datapipeline.local.sqs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.core.JacksonException;

/**
 * Which queues may use this one as their dead-letter queue.
 *
 * @param sourceQueueArns who may, when the permission is {@code byQueue}
 */
record RedriveAllowPolicy(
        Permission redrivePermission, @Nullable List<String> sourceQueueArns) {
    private static final int MOST_QUEUES = 10;

    enum Permission {
        allowAll,
        denyAll,
        byQueue
    }

    static final RedriveAllowPolicy ALLOW_ALL = new RedriveAllowPolicy(Permission.allowAll, null);

    static RedriveAllowPolicy read(String json) {
        try {
            RedriveAllowPolicy policy = StoredMessage.JSON.readValue(json, RedriveAllowPolicy.class);
            int named = policy.sourceQueueArns == null ? 0 : policy.sourceQueueArns.size();
            boolean byQueue = policy.redrivePermission == Permission.byQueue;
            if (policy.redrivePermission == null || byQueue != (named > 0) || named > MOST_QUEUES) {
                throw invalid(
                        json,
                        "It needs a redrivePermission, and 1 to 10 sourceQueueArns if and only if that is byQueue.");
            }
            return policy;
        } catch (JacksonException e) {
            throw invalid(json, e.getOriginalMessage());
        }
    }

    boolean allows(String sourceArn) {
        return switch (redrivePermission) {
            case allowAll -> true;
            case denyAll -> false;
            case byQueue -> sourceQueueArns != null && sourceQueueArns.contains(sourceArn);
        };
    }

    String text() {
        return StoredMessage.JSON.writeValueAsString(this);
    }

    private static RuntimeException invalid(String json, String reason) {
        return SqsErrors.invalidValue(json, QueueAttributeName.REDRIVE_ALLOW_POLICY.toString(), reason);
    }
}
