package datapipeline.infra.pipeline;

import datapipeline.model.topology.RuleSpec;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.constructs.Construct;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A rule of the topology; what it cannot deliver within a day waits in a dead-letter queue. */
final class RoutedRule extends Construct {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_ATTEMPTS = 185;
    private static final Duration OLDEST_EVENT = Duration.hours(24);

    /** Whom a rule can reach. */
    interface Reach {
        PipelineFunction function(String name);

        software.amazon.awscdk.services.sqs.Queue queue(String name);

        /** The bucket's name in this deployment. */
        String bucketName(String bucket);
    }

    RoutedRule(Construct scope, RuleSpec spec, IEventBus bus, Reach reach) {
        super(scope, spec.name());
        Rule.Builder builder = Rule.Builder.create(this, "Rule").ruleName(spec.name());
        spec.pattern()
                .ifPresent(
                        pattern -> builder.eventPattern(pattern(pattern, reach)).eventBus(bus));
        spec.schedule().ifPresent(schedule -> builder.schedule(Schedule.expression(schedule)));
        builder.targets(List.of(target(spec.target(), reach))).build();
    }

    private static IRuleTarget target(RuleSpec.Target target, Reach reach) {
        return switch (target) {
            case RuleSpec.Target.ToFunction(String name, String deadLetterQueue) ->
                LambdaFunction.Builder.create(reach.function(name).alias())
                        .deadLetterQueue(reach.queue(deadLetterQueue))
                        .retryAttempts(MOST_ATTEMPTS)
                        .maxEventAge(OLDEST_EVENT)
                        .build();
            case RuleSpec.Target.ToQueue(String name, String deadLetterQueue) ->
                SqsQueue.Builder.create(reach.queue(name))
                        .deadLetterQueue(reach.queue(deadLetterQueue))
                        .retryAttempts(MOST_ATTEMPTS)
                        .maxEventAge(OLDEST_EVENT)
                        .build();
        };
    }

    private static EventPattern pattern(String json, Reach reach) {
        Map<String, Object> pattern = JSON.readValue(json, new TypeReference<>() {});
        EventPattern.Builder builder = EventPattern.builder()
                .source(JSON.convertValue(pattern.get("source"), new TypeReference<List<String>>() {}))
                .detailType(JSON.convertValue(pattern.get("detail-type"), new TypeReference<List<String>>() {}));
        if (pattern.get("detail") instanceof Map<?, ?>) {
            Map<String, Object> detail = JSON.convertValue(pattern.get("detail"), new TypeReference<>() {});
            detail.computeIfPresent("bucket", (key, bucket) -> here(bucket, reach));
            builder.detail(detail);
        }
        return builder.build();
    }

    /** The topology knows buckets by their names in the house; S3's events bear the names in the world. */
    private static Object here(Object bucket, Reach reach) {
        Map<String, List<String>> names = JSON.convertValue(bucket, new TypeReference<>() {});
        return Map.of(
                "name",
                names.getOrDefault("name", List.of()).stream()
                        .map(reach::bucketName)
                        .toList());
    }
}
