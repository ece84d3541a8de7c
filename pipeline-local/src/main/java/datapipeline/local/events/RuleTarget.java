package datapipeline.local.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.InputTransformer;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * Where a rule's events go, and what is made of them on the way.
 *
 * @param input what is sent instead of the event, if anything
 * @param inputPath the part of the event that is sent, if not all
 * @param template what is sent with parts of the event in it, if anything
 * @param paths the parts that the template names
 * @param deadLetterArn the queue for what cannot be delivered, if any
 * @param maxAgeSeconds how long a delivery is tried, 60 to 86,400
 * @param retries how often a delivery is tried again, 0 to 185
 */
record RuleTarget(
        String id,
        String arn,
        @Nullable String roleArn,
        @Nullable String input,
        @Nullable String inputPath,
        @Nullable String template,
        Map<String, String> paths,
        @Nullable String messageGroupId,
        @Nullable String deadLetterArn,
        int maxAgeSeconds,
        int retries) {
    /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html */
    private static final int LONGEST = 86_400;

    private static final int MOST = 185;

    RuleTarget {
        if (maxAgeSeconds < 60 || maxAgeSeconds > LONGEST) {
            throw EventErrors.invalid("MaximumEventAgeInSeconds must be from 60 to 86400, not " + maxAgeSeconds);
        }
        if (retries < 0 || retries > MOST) {
            throw EventErrors.invalid("MaximumRetryAttempts must be from 0 to 185, not " + retries);
        }
        paths = Map.copyOf(paths);
    }

    static RuleTarget of(Target target) {
        InputTransformer transformer = target.inputTransformer();
        Integer age = target.retryPolicy() == null ? null : target.retryPolicy().maximumEventAgeInSeconds();
        Integer tries =
                target.retryPolicy() == null ? null : target.retryPolicy().maximumRetryAttempts();
        return new RuleTarget(
                target.id(),
                target.arn(),
                target.roleArn(),
                target.input(),
                target.inputPath(),
                transformer == null ? null : transformer.inputTemplate(),
                transformer == null ? Map.of() : transformer.inputPathsMap(),
                target.sqsParameters() == null ? null : target.sqsParameters().messageGroupId(),
                target.deadLetterConfig() == null
                        ? null
                        : target.deadLetterConfig().arn(),
                age == null ? LONGEST : age,
                tries == null ? MOST : tries);
    }

    Target describe() {
        Target.Builder target =
                Target.builder().id(id).arn(arn).roleArn(roleArn).input(input).inputPath(inputPath);
        if (template != null) {
            target.inputTransformer(t -> t.inputTemplate(template).inputPathsMap(paths));
        }
        if (messageGroupId != null) {
            target.sqsParameters(s -> s.messageGroupId(messageGroupId));
        }
        if (deadLetterArn != null) {
            target.deadLetterConfig(d -> d.arn(deadLetterArn));
        }
        if (maxAgeSeconds != LONGEST || retries != MOST) {
            target.retryPolicy(r -> r.maximumEventAgeInSeconds(maxAgeSeconds).maximumRetryAttempts(retries));
        }
        return target.build();
    }

    /** {@code sqs}, {@code sns}, {@code lambda} or {@code events}. */
    String service() {
        return arn.split(":", 6)[2];
    }
}
