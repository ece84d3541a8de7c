package datapipeline.local.cloud;

import datapipeline.local.account.Account;
import datapipeline.local.gateway.InProcessHttpClient;
import datapipeline.model.topology.QueueTrigger;
import datapipeline.model.topology.RuleSpec;
import datapipeline.model.topology.Topology;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CORSRule;

/**
 * Makes the pipeline's resources in the embedded cloud, from the topology that the CDK stacks are made from too. Every
 * step may be done again at each start.
 */
public final class Provisioner {
    /** The least that Lambda allows, and as many engines at once as a small machine can bear for each type of file. */
    private static final int WORKERS_PER_QUEUE = 2;

    private static final int LOG_DAYS = 30;

    private final EmbeddedCloud cloud;
    private final Account account;

    public Provisioner(EmbeddedCloud cloud) {
        this.cloud = cloud;
        this.account = cloud.account();
    }

    /**
     * Makes everything, functions last, and then lets events flow.
     *
     * @param consoleOrigins the origins whose pages may upload straight into S3_INPUT
     */
    public void provision(PipelineFunctions functions, List<String> consoleOrigins) {
        buckets(consoleOrigins);
        var queues = new PipelineQueues(cloud.sqs(), cloud.sns(), account);
        Topology.queues().forEach(queues::make);
        queues.makeTopic();
        var tables = new PipelineTables(cloud.dynamoDb());
        Topology.tables().forEach(tables::make);
        bus();
        takeBackWhatDiedInFlight();
        functions.definitions().forEach(function -> {
            cloud.lambda().register(function);
            logGroup(function.logGroup());
        });
        Topology.rules().forEach(this::rule);
        classifyFailures();
        Topology.queueTriggers().forEach(this::trigger);
        new CatalogueAlarms(cloud.cloudWatch()).put();
        cloud.deliver();
    }

    private void buckets(List<String> consoleOrigins) {
        try (S3Client s3 = s3()) {
            List<String> present = s3.listBuckets().buckets().stream()
                    .map(bucket -> bucket.name())
                    .toList();
            for (String bucket : List.of(Topology.S3_INPUT, Topology.S3_OUTPUT)) {
                if (!present.contains(bucket)) {
                    s3.createBucket(request -> request.bucket(bucket));
                }
                s3.putBucketVersioning(request -> request.bucket(bucket)
                        .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
                s3.putBucketNotificationConfiguration(request -> request.bucket(bucket)
                        .notificationConfiguration(events -> events.eventBridgeConfiguration(all -> {})));
                s3.putBucketCors(request ->
                        request.bucket(bucket).corsConfiguration(cors -> cors.corsRules(fromConsole(consoleOrigins))));
            }
        }
    }

    private static CORSRule fromConsole(List<String> origins) {
        return CORSRule.builder()
                .allowedOrigins(origins)
                .allowedMethods("GET", "HEAD", "PUT", "POST")
                .allowedHeaders("*")
                .exposeHeaders("ETag", "x-amz-version-id")
                .maxAgeSeconds(3600)
                .build();
    }

    private S3Client s3() {
        return S3Client.builder()
                .httpClient(new InProcessHttpClient(cloud.gateway()))
                .endpointOverride(URI.create(account.endpoint()))
                .region(Region.of(account.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        cloud.credentials().accessKeyId(), cloud.credentials().secretAccessKey())))
                .forcePathStyle(true)
                .build();
    }

    /** The functions of an earlier process held these messages; without this they would stay hidden for up to 90 minutes, and the runs claimed. */
    private void takeBackWhatDiedInFlight() {
        Topology.queueTriggers().forEach(trigger -> cloud.sqs().takeBackInFlight(trigger.queue()));
        new DeadClaims(cloud.dynamoDb()).release();
    }

    /** Made before the function first runs, so that its logs do not grow for ever. Another retention is the operator's. */
    private void logGroup(String name) {
        Optional<LogGroup> present =
                cloud.logs().describeLogGroups(request -> request.logGroupNamePrefix(name)).logGroups().stream()
                        .filter(group -> group.logGroupName().equals(name))
                        .findFirst();
        if (present.isEmpty()) {
            cloud.logs().createLogGroup(request -> request.logGroupName(name));
        }
        if (present.map(LogGroup::retentionInDays).isEmpty()) {
            cloud.logs()
                    .putRetentionPolicy(request -> request.logGroupName(name).retentionInDays(LOG_DAYS));
        }
    }

    private void bus() {
        boolean present =
                cloud.events().listEventBuses(request -> request.namePrefix(Topology.BUS)).eventBuses().stream()
                        .anyMatch(bus -> bus.name().equals(Topology.BUS));
        if (!present) {
            cloud.events().createEventBus(request -> request.name(Topology.BUS));
        }
    }

    private void rule(RuleSpec rule) {
        cloud.events().putRule(request -> {
            request.name(rule.name()).eventBusName(rule.bus()).state(stateOf(rule));
            rule.pattern().ifPresent(request::eventPattern);
            rule.schedule().ifPresent(request::scheduleExpression);
        });
        String arn;
        String dead;
        switch (rule.target()) {
            case RuleSpec.Target.ToFunction(String function, String deadLetterQueue) -> {
                arn = account.arn("lambda", "function:" + function);
                dead = deadLetterQueue;
            }
            case RuleSpec.Target.ToQueue(String queue, String deadLetterQueue) -> {
                arn = account.arn("sqs", queue);
                dead = deadLetterQueue;
            }
        }
        cloud.events()
                .putTargets(request -> request.rule(rule.name())
                        .eventBusName(rule.bus())
                        .targets(target -> target.id("target")
                                .arn(arn)
                                .deadLetterConfig(letters -> letters.arn(account.arn("sqs", dead)))));
    }

    /** A rule that an operator switched off stays off: a start is no reason to let events flow that were stopped. */
    private RuleState stateOf(RuleSpec rule) {
        return cloud
                .events()
                .listRules(request -> request.namePrefix(rule.name()).eventBusName(rule.bus()))
                .rules()
                .stream()
                .filter(present -> present.name().equals(rule.name()))
                .findFirst()
                .map(Rule::state)
                .orElse(RuleState.ENABLED);
    }

    private void classifyFailures() {
        cloud.lambda()
                .putFunctionEventInvokeConfig(request -> request.functionName(Topology.LAMBDA_CLASSIFY)
                        .maximumRetryAttempts(2)
                        .destinationConfig(destinations -> destinations.onFailure(
                                failure -> failure.destination(account.arn("sqs", Topology.SQS_CLASSIFY_DLQ)))));
    }

    /** Whether it is switched on is the operator's choice once it is there. */
    private void trigger(QueueTrigger trigger) {
        Optional<EventSourceMappingConfiguration> present = cloud
                .lambda()
                .listEventSourceMappings(request -> request.functionName(trigger.function()))
                .eventSourceMappings()
                .stream()
                .filter(mapping -> Account.nameIn(mapping.eventSourceArn()).equals(trigger.queue()))
                .findFirst();
        if (present.isEmpty()) {
            cloud.lambda()
                    .createEventSourceMapping(request -> request.functionName(trigger.function())
                            .eventSourceArn(account.arn("sqs", trigger.queue()))
                            .batchSize(trigger.batchSize())
                            .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                            .scalingConfig(scaling -> scaling.maximumConcurrency(WORKERS_PER_QUEUE)));
        } else if (present.get().batchSize() != trigger.batchSize()) {
            cloud.lambda()
                    .updateEventSourceMapping(
                            request -> request.uuid(present.get().uuid()).batchSize(trigger.batchSize()));
        }
    }
}
