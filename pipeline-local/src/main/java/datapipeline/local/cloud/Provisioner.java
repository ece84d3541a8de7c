package datapipeline.local.cloud;

import datapipeline.local.account.Account;
import datapipeline.local.gateway.InProcessHttpClient;
import datapipeline.model.topology.QueueSpec;
import datapipeline.model.topology.QueueTrigger;
import datapipeline.model.topology.RuleSpec;
import datapipeline.model.topology.TableSpec;
import datapipeline.model.topology.Topology;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

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
        Topology.queues().forEach(this::queue);
        Topology.tables().forEach(this::table);
        topic();
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

    private void queue(QueueSpec queue) {
        Map<QueueAttributeName, String> attributes = new HashMap<>();
        attributes.put(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(queue.visibility().toSeconds()));
        attributes.put(
                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                Long.toString(queue.retention().toSeconds()));
        queue.deadLetterQueue()
                .ifPresent(dead -> attributes.put(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                                .formatted(account.arn("sqs", dead), Topology.MAX_RECEIVE_COUNT)));
        cloud.sqs().createQueue(request -> request.queueName(queue.name()).attributes(attributes));
    }

    private void table(TableSpec table) {
        if (!cloud.dynamoDb().listTables().tableNames().contains(table.name())) {
            cloud.dynamoDb()
                    .createTable(request -> request.tableName(table.name())
                            .billingMode(BillingMode.PAY_PER_REQUEST)
                            .keySchema(keys(table.partitionKey(), table.sortKey()))
                            .attributeDefinitions(keyAttributes(table))
                            .globalSecondaryIndexes(table.indexes().stream()
                                    .map(Provisioner::index)
                                    .toList()));
            cloud.dynamoDb()
                    .updateTimeToLive(request -> request.tableName(table.name())
                            .timeToLiveSpecification(
                                    ttl -> ttl.attributeName(table.timeToLive()).enabled(true)));
        }
    }

    private static GlobalSecondaryIndex index(TableSpec.IndexSpec index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index.partitionKey(), index.sortKey()))
                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                .build();
    }

    private static List<KeySchemaElement> keys(String partition, String sort) {
        return List.of(
                KeySchemaElement.builder()
                        .attributeName(partition)
                        .keyType(KeyType.HASH)
                        .build(),
                KeySchemaElement.builder()
                        .attributeName(sort)
                        .keyType(KeyType.RANGE)
                        .build());
    }

    private static List<AttributeDefinition> keyAttributes(TableSpec table) {
        List<String> names = new ArrayList<>(List.of(table.partitionKey(), table.sortKey()));
        table.indexes().forEach(index -> names.addAll(List.of(index.partitionKey(), index.sortKey())));
        return names.stream()
                .map(name -> AttributeDefinition.builder()
                        .attributeName(name)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .toList();
    }

    /** The functions of an earlier process held these messages; without this they would stay hidden for up to 90 minutes, and the runs claimed. */
    private void takeBackWhatDiedInFlight() {
        Topology.queueTriggers().forEach(trigger -> cloud.sqs().takeBackInFlight(trigger.queue()));
        new DeadClaims(cloud.dynamoDb()).release();
    }

    /** Made before the function first runs, so that its logs do not grow for ever. */
    private void logGroup(String name) {
        try {
            cloud.logs().createLogGroup(request -> request.logGroupName(name));
            cloud.logs()
                    .putRetentionPolicy(request -> request.logGroupName(name).retentionInDays(LOG_DAYS));
        } catch (ResourceAlreadyExistsException e) {
            // Made by an earlier start; its retention is the operator's from then on.
            return;
        }
    }

    private void topic() {
        String topic = cloud.sns()
                .createTopic(request -> request.name(Topology.SNS_NOTIF))
                .topicArn();
        cloud.sns()
                .subscribe(request -> request.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(account.arn("sqs", Topology.SQS_OUTPUT))
                        .attributes(Map.of(
                                "RedrivePolicy",
                                "{\"deadLetterTargetArn\":\"%s\"}"
                                        .formatted(
                                                account.arn("sqs", Topology.deadLetterQueueOf(Topology.SQS_OUTPUT))))));
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
            request.name(rule.name()).eventBusName(rule.bus());
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

    private void classifyFailures() {
        cloud.lambda()
                .putFunctionEventInvokeConfig(request -> request.functionName(Topology.LAMBDA_CLASSIFY)
                        .maximumRetryAttempts(2)
                        .destinationConfig(destinations -> destinations.onFailure(
                                failure -> failure.destination(account.arn("sqs", Topology.SQS_CLASSIFY_DLQ)))));
    }

    private void trigger(QueueTrigger trigger) {
        boolean mapped = cloud
                .lambda()
                .listEventSourceMappings(request -> request.functionName(trigger.function()))
                .eventSourceMappings()
                .stream()
                .anyMatch(mapping -> Account.nameIn(mapping.eventSourceArn()).equals(trigger.queue()));
        if (!mapped) {
            cloud.lambda()
                    .createEventSourceMapping(request -> request.functionName(trigger.function())
                            .eventSourceArn(account.arn("sqs", trigger.queue()))
                            .batchSize(trigger.batchSize())
                            .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                            .scalingConfig(scaling -> scaling.maximumConcurrency(WORKERS_PER_QUEUE)));
        }
    }
}
