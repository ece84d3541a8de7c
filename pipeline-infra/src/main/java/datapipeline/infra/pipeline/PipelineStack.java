package datapipeline.infra.pipeline;

import datapipeline.infra.deployment.DeploymentSettings;
import datapipeline.infra.storage.StorageStack;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.option.Operation;
import datapipeline.model.topology.FunctionSpec;
import datapipeline.model.topology.QueueTrigger;
import datapipeline.model.topology.RuleSpec;
import datapipeline.model.topology.RuleSpec.Target.ToFunction;
import datapipeline.model.topology.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.events.BaseArchiveProps;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** The file's way: whatever a deployment may throw away and make again without losing a file. */
public final class PipelineStack extends Stack implements RoutedRule.Reach {
    private static final int ASYNCHRONOUS_RETRIES = 2;
    private static final Duration EVENTS_KEPT = Duration.days(14);

    private final DeploymentSettings settings;
    private final WorkQueues queues;
    private final Map<String, PipelineFunction> functions = new LinkedHashMap<>();

    public PipelineStack(
            Construct scope,
            String id,
            StackProps props,
            DeploymentSettings settings,
            StorageStack storage,
            FunctionPackages packages) {
        super(scope, id, props);
        this.settings = settings;
        this.queues = new WorkQueues(this);
        Notices notices = notices(storage);
        Permissions permissions = new Permissions(new Places(this, storage), settings.engines());
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SNS_NOTIF_ARN", notices.topic().getTopicArn());
        environment.put(Topology.S3_INPUT_VARIABLE, settings.bucketName(Topology.S3_INPUT));
        environment.put(Topology.S3_OUTPUT_VARIABLE, settings.bucketName(Topology.S3_OUTPUT));
        for (FunctionSpec spec : Topology.functions()) {
            functions.put(
                    spec.name(),
                    new PipelineFunction(
                            this, spec, packages, permissions.of(spec), with(environment, spec), settings));
        }
        rules();
        Topology.queueTriggers().forEach(this::trigger);
    }

    /** Besides what all have, who performs the operations of this function. */
    private Map<String, String> with(Map<String, String> environment, FunctionSpec spec) {
        Map<String, String> own = new LinkedHashMap<>(environment);
        for (Operation operation : Operation.values()) {
            if (Topology.functionOf(operation.type()).equals(spec.name())) {
                settings.engines().of(operation).ifPresent(engine -> own.put(EngineChoice.variable(operation), engine));
            }
        }
        return own;
    }

    /** The key is imported, so that nothing here reaches back into the policy of a key in another stack. */
    private Notices notices(StorageStack storage) {
        return new Notices(
                this,
                Key.fromKeyArn(this, "DataKey", storage.key().getKeyArn()),
                queue(Topology.SQS_OUTPUT),
                queue(Topology.deadLetterQueueOf(Topology.SQS_OUTPUT)));
    }

    private void rules() {
        EventBus own =
                EventBus.Builder.create(this, "Bus").eventBusName(Topology.BUS).build();
        own.archive(
                "Archive",
                BaseArchiveProps.builder()
                        .eventPattern(EventPattern.builder()
                                .source(List.of(Topology.EVENT_SOURCE))
                                .build())
                        .retention(EVENTS_KEPT)
                        .build());
        IEventBus standard = EventBus.fromEventBusName(this, "DefaultBus", "default");
        Topology.rules()
                .forEach(spec -> new RoutedRule(this, spec, spec.bus().equals(Topology.BUS) ? own : standard, this));
        Topology.rules().stream()
                .map(RuleSpec::target)
                .filter(ToFunction.class::isInstance)
                .map(ToFunction.class::cast)
                .distinct()
                .forEach(this::failures);
    }

    /** EventBridge invokes asynchronously: what a function then fails at goes the way of what never reached it. */
    private void failures(ToFunction target) {
        function(target.name())
                .alias()
                .configureAsyncInvoke(EventInvokeConfigOptions.builder()
                        .onFailure(new SqsDestination(queue(target.deadLetterQueue())))
                        .retryAttempts(ASYNCHRONOUS_RETRIES)
                        .build());
    }

    private void trigger(QueueTrigger trigger) {
        function(trigger.function())
                .alias()
                .addEventSource(SqsEventSource.Builder.create(queue(trigger.queue()))
                        .batchSize(trigger.batchSize())
                        .reportBatchItemFailures(true)
                        .maxConcurrency(settings.maximumConcurrency())
                        .build());
    }

    @Override
    public PipelineFunction function(String name) {
        PipelineFunction function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("the topology has no function " + name);
        }
        return function;
    }

    @Override
    public Queue queue(String name) {
        return queues.named(name);
    }

    @Override
    public String bucketName(String bucket) {
        return settings.bucketName(bucket);
    }
}
