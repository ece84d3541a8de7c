package datapipeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.model.topology.QueueTrigger;
import datapipeline.model.topology.RuleSpec;
import datapipeline.model.topology.TableSpec;
import datapipeline.model.topology.Topology;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What a start makes of what it finds: of an operator's changes, of another release's resources, of a start cut off. */
class ProvisionerTest {
    private static final String QUEUE = "sqs-picture";

    @TempDir
    Path data;

    private EmbeddedCloud cloud;

    @BeforeEach
    void open() {
        cloud = EmbeddedCloud.open(data, FreePort.find(), InstantSource.system());
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aRestartGivesQueuesTheAttributesOfTheTopologyAndLeavesTheOthers() {
        start();
        String url = cloud.account().queueUrl(QUEUE);
        Map<QueueAttributeName, String> made = attributes(url);
        cloud.sqs()
                .setQueueAttributes(request -> request.queueUrl(url)
                        .attributes(Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT, "17",
                                QueueAttributeName.MESSAGE_RETENTION_PERIOD, "600",
                                QueueAttributeName.REDRIVE_POLICY, "",
                                QueueAttributeName.DELAY_SECONDS, "2")));

        restart();

        assertThat(attributes(cloud.account().queueUrl(QUEUE)))
                .containsEntry(QueueAttributeName.DELAY_SECONDS, "2")
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, made.get(QueueAttributeName.VISIBILITY_TIMEOUT))
                .containsEntry(
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                        made.get(QueueAttributeName.MESSAGE_RETENTION_PERIOD))
                .containsEntry(QueueAttributeName.REDRIVE_POLICY, made.get(QueueAttributeName.REDRIVE_POLICY));
    }

    @Test
    void aRestartGivesTheSubscriptionItsDeadLetterQueueBackAndLeavesItsFilter() {
        start();
        change("RedrivePolicy", "");
        change("FilterPolicy", "{\"status\":[\"FAILED\"]}");

        restart();

        assertThat(cloud.sns()
                        .getSubscriptionAttributes(request -> request.subscriptionArn(subscription()))
                        .attributes())
                .containsEntry("FilterPolicy", "{\"status\":[\"FAILED\"]}")
                .hasEntrySatisfying(
                        "RedrivePolicy",
                        policy -> assertThat(policy).contains(Topology.deadLetterQueueOf(Topology.SQS_OUTPUT)));
    }

    @Test
    void aRestartLeavesWhatAnOperatorSwitchedOff() {
        start();
        RuleSpec rule = Topology.rules().getFirst();
        QueueTrigger trigger = Topology.queueTriggers().getFirst();
        cloud.events().disableRule(request -> request.name(rule.name()).eventBusName(rule.bus()));
        cloud.lambda()
                .updateEventSourceMapping(request ->
                        request.uuid(mapping(trigger).uuid()).enabled(false).batchSize(trigger.batchSize() + 1));

        restart();

        assertThat(cloud.events()
                        .describeRule(request -> request.name(rule.name()).eventBusName(rule.bus()))
                        .state())
                .isEqualTo(RuleState.DISABLED);
        assertThat(mapping(trigger).state()).isEqualTo("Disabled");
        assertThat(mapping(trigger).batchSize()).isEqualTo(trigger.batchSize());
    }

    @Test
    void aTableOfAStartCutOffOrOfAnotherReleaseGetsItsTimeToLiveAndItsIndexesFilled() {
        TableSpec spec = Topology.tables().stream()
                .filter(table -> table.indexes().size() > 1)
                .findFirst()
                .orElseThrow();
        TableSpec.IndexSpec index = spec.indexes().getFirst();
        cloud.dynamoDb()
                .createTable(request -> request.tableName(spec.name())
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key(spec.partitionKey(), KeyType.HASH), key(spec.sortKey(), KeyType.RANGE))
                        .attributeDefinitions(text(spec.partitionKey()), text(spec.sortKey())));
        cloud.dynamoDb()
                .putItem(request -> request.tableName(spec.name())
                        .item(Map.of(
                                spec.partitionKey(), AttributeValue.fromS("p"),
                                spec.sortKey(), AttributeValue.fromS("s"),
                                index.partitionKey(), AttributeValue.fromS("i"),
                                index.sortKey(), AttributeValue.fromS("j"))));

        start();

        assertThat(cloud.dynamoDb()
                        .describeTimeToLive(request -> request.tableName(spec.name()))
                        .timeToLiveDescription()
                        .attributeName())
                .isEqualTo(spec.timeToLive());
        assertThat(cloud.dynamoDb()
                        .describeTable(request -> request.tableName(spec.name()))
                        .table()
                        .globalSecondaryIndexes())
                .extracting(GlobalSecondaryIndexDescription::indexName)
                .containsExactlyInAnyOrderElementsOf(
                        spec.indexes().stream().map(TableSpec.IndexSpec::name).toList());
        restart();
        assertThat(cloud.dynamoDb()
                        .query(request -> request.tableName(spec.name())
                                .indexName(index.name())
                                .keyConditionExpression("#k = :k")
                                .expressionAttributeNames(Map.of("#k", index.partitionKey()))
                                .expressionAttributeValues(Map.of(":k", AttributeValue.fromS("i"))))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aLogGroupOfAStartCutOffGetsItsRetentionAndAnOperatorsIsKept() {
        List<String> groups = Topology.functions().stream()
                .map(function -> "/aws/lambda/" + function.name())
                .toList();
        String cutOff = groups.get(0);
        String operators = groups.get(1);
        cloud.logs().createLogGroup(request -> request.logGroupName(cutOff));
        cloud.logs().createLogGroup(request -> request.logGroupName(operators));
        cloud.logs()
                .putRetentionPolicy(request -> request.logGroupName(operators).retentionInDays(3));

        start();

        assertThat(retention(cutOff)).isEqualTo(30);
        assertThat(retention(operators)).isEqualTo(3);
    }

    private void start() {
        new Provisioner(cloud).provision(PipelineFunctions.of(cloud), List.of("http://127.0.0.1:8080"));
    }

    private void restart() {
        close();
        open();
        start();
    }

    private Map<QueueAttributeName, String> attributes(String url) {
        return cloud.sqs()
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private String subscription() {
        return cloud.sns()
                .listSubscriptionsByTopic(
                        request -> request.topicArn(cloud.account().arn("sns", Topology.SNS_NOTIF)))
                .subscriptions()
                .getFirst()
                .subscriptionArn();
    }

    private void change(String attribute, String value) {
        cloud.sns()
                .setSubscriptionAttributes(request -> request.subscriptionArn(subscription())
                        .attributeName(attribute)
                        .attributeValue(value));
    }

    private EventSourceMappingConfiguration mapping(QueueTrigger trigger) {
        return cloud.lambda()
                .listEventSourceMappings(
                        request -> request.eventSourceArn(cloud.account().arn("sqs", trigger.queue())))
                .eventSourceMappings()
                .getFirst();
    }

    private int retention(String group) {
        return cloud.logs()
                .describeLogGroups(request -> request.logGroupNamePrefix(group))
                .logGroups()
                .getFirst()
                .retentionInDays();
    }

    private static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }

    private static AttributeDefinition text(String attribute) {
        return AttributeDefinition.builder()
                .attributeName(attribute)
                .attributeType(ScalarAttributeType.S)
                .build();
    }
}
