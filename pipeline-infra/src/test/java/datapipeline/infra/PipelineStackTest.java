package datapipeline.infra;

import static datapipeline.infra.Drawing.resources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import datapipeline.model.FileType;
import datapipeline.model.topology.FunctionSpec;
import datapipeline.model.topology.QueueSpec;
import datapipeline.model.topology.RuleSpec;
import datapipeline.model.topology.Topology;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

@SuppressWarnings("unchecked")
class PipelineStackTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String MAPPING = "AWS::Lambda::EventSourceMapping";

    private static Stack stack;

    @BeforeAll
    static void draw() {
        stack = Drawing.ofProd().app.pipeline();
    }

    @Test
    void makesEveryQueueFunctionAndRuleOfTheTopologyAndNoOther() {
        assertThat(names(QUEUE, "QueueName"))
                .containsExactlyInAnyOrderElementsOf(
                        Topology.queues().stream().map(QueueSpec::name).toList());
        assertThat(names(FUNCTION, "FunctionName"))
                .containsExactlyInAnyOrderElementsOf(
                        Topology.functions().stream().map(FunctionSpec::name).toList());
        assertThat(names("AWS::Events::Rule", "Name"))
                .containsExactlyInAnyOrderElementsOf(
                        Topology.rules().stream().map(RuleSpec::name).toList());
        assertThat(names("AWS::SNS::Topic", "TopicName")).containsExactly(Topology.SNS_NOTIF);
        assertThat(names("AWS::Events::EventBus", "Name")).containsExactly(Topology.BUS);
    }

    @Test
    void namesHandlersThatExist() {
        for (FunctionSpec spec : Topology.functions()) {
            assertThatCode(() -> Class.forName(spec.handler())).doesNotThrowAnyException();
            Map<String, Object> function = named(FUNCTION, "FunctionName", spec.name());
            assertThat(function.toString()).contains(spec.handler());
            assertThat(function).containsEntry("MemorySize", spec.memoryMb()).containsEntry("Timeout", (int)
                    spec.timeout().toSeconds());
        }
    }

    @Test
    void runsPureJavaOnTheNewestRuntimeAndEnginesFromAnImage() {
        for (FunctionSpec spec : Topology.functions()) {
            Map<String, Object> function = named(FUNCTION, "FunctionName", spec.name());
            if (spec.needsEngines()) {
                assertThat(function)
                        .containsEntry("PackageType", "Image")
                        .containsEntry("Architectures", List.of("x86_64"));
            } else {
                assertThat(function)
                        .containsEntry("Runtime", "java25")
                        .containsEntry("Architectures", List.of("arm64"));
            }
        }
    }

    @Test
    void hidesAMessageSixTimesAsLongAsItsFunctionMayTake() {
        Topology.queueTriggers().forEach(trigger -> {
            int timeout =
                    (int) named(FUNCTION, "FunctionName", trigger.function()).get("Timeout");
            assertThat((int) named(QUEUE, "QueueName", trigger.queue()).get("VisibilityTimeout"))
                    .isEqualTo(6 * timeout);
        });
    }

    @Test
    void leavesTheVerdictOnAFileToItsAttemptsNotToTheQueue() {
        Topology.queues().stream()
                .filter(queue -> queue.deadLetterQueue().isPresent())
                .forEach(queue -> assertThat(
                                named(QUEUE, "QueueName", queue.name()).get("RedrivePolicy"))
                        .asString()
                        .contains("maxReceiveCount=" + Topology.MAX_RECEIVE_COUNT));
    }

    @Test
    void letsADeadLetterQueueTakeFromItsOwnQueueAlone() {
        Topology.queues().stream()
                .filter(queue -> queue.deadLetterQueue().isEmpty())
                .forEach(queue -> assertThat(
                                named(QUEUE, "QueueName", queue.name()).get("RedriveAllowPolicy"))
                        .asString()
                        .containsAnyOf("byQueue", "denyAll"));
    }

    @Test
    void encryptsEveryQueueAtRestAndOnTheWay() {
        assertThat(all(QUEUE)).allSatisfy(queue -> assertThat(queue).containsEntry("SqsManagedSseEnabled", true));
        assertThat(all("AWS::SQS::QueuePolicy"))
                .hasSize(Topology.queues().size())
                .allSatisfy(policy -> assertThat(policy.toString()).contains("aws:SecureTransport=false"));
        assertThat(all("AWS::SNS::TopicPolicy"))
                .allSatisfy(policy -> assertThat(policy.toString()).contains("aws:SecureTransport=false"));
    }

    @Test
    void losesNoEventThatCannotBeDelivered() {
        assertThat(all("AWS::Events::Rule"))
                .allSatisfy(rule -> assertThat((List<Map<String, Object>>) rule.get("Targets"))
                        .hasSize(1)
                        .allSatisfy(target -> assertThat(target)
                                .containsKeys("DeadLetterConfig", "RetryPolicy")
                                // With a role, delivery to an encrypted queue fails.
                                .doesNotContainKey("RoleArn")));
        assertThat(all("AWS::SNS::Subscription"))
                .allSatisfy(subscription -> assertThat(subscription).containsKey("RedrivePolicy"));
        assertThat(all("AWS::Events::Archive")).hasSize(1);
    }

    @Test
    void sendsToAPersonWhatAnAsynchronousFunctionFailsAt() {
        assertThat(all("AWS::Lambda::EventInvokeConfig"))
                .hasSize(2)
                .allSatisfy(config ->
                        assertThat(config.get("DestinationConfig")).asString().contains("OnFailure"));
    }

    @Test
    void answersMessageByMessageAndNeverPullsMoreThanItMayRun() {
        assertThat(all(MAPPING)).hasSize(Topology.queueTriggers().size()).allSatisfy(mapping -> {
            assertThat(mapping).containsEntry("FunctionResponseTypes", List.of("ReportBatchItemFailures"));
            assertThat(mapping.get("ScalingConfig")).isEqualTo(Map.of("MaximumConcurrency", 100));
        });
        assertThat(Topology.functions())
                .allSatisfy(function -> assertThat(named(FUNCTION, "FunctionName", function.name()))
                        .containsEntry("ReservedConcurrentExecutions", function.alone() ? 1 : 100));
    }

    @Test
    void sweepsOneAfterTheOther() {
        assertThat(named(FUNCTION, "FunctionName", Topology.LAMBDA_SWEEP))
                .containsEntry("ReservedConcurrentExecutions", 1);
    }

    @Test
    void listensOnlyToTheBucketsOfThisDeployment() {
        assertThat(named("AWS::Events::Rule", "Name", "input-object-created").get("EventPattern"))
                .asString()
                .contains("s3-input-prod-")
                .doesNotContain("[s3-input]");
    }

    @Test
    void givesEachFunctionARoleOfItsOwnWithoutManagedPolicies() {
        assertThat(all("AWS::IAM::Role"))
                .hasSize(Topology.functions().size())
                .allSatisfy(role -> assertThat(role).doesNotContainKey("ManagedPolicyArns"));
        assertThat(all(FUNCTION).stream().map(function -> function.get("Role")).distinct())
                .hasSize(Topology.functions().size());
    }

    @Test
    void allowsNoWholeServiceAndEveryResourceOnlyToXRay() {
        assertThat(all("AWS::IAM::Policy").stream().flatMap(PipelineStackTest::statements))
                .isNotEmpty()
                .allSatisfy(statement -> {
                    assertThat(statement.get("Action").toString()).doesNotContain("*");
                    if ("*".equals(statement.get("Resource"))) {
                        assertThat(statement.get("Action").toString())
                                .contains("xray:")
                                .doesNotContain("s3:", "sqs:");
                    }
                });
    }

    @Test
    void letsOnlyTheFunctionOfAnOperationCallTheServiceThatIsChosenForIt() {
        assertThat(serviceActions(stack)).isEmpty();

        Stack chosen = Drawing.withEngines("image-recognition=rekognition").app.pipeline();

        assertThat(serviceActions(chosen)).hasSize(1).first().asString().contains("rekognition:DetectLabels");
        assertThat(resources(chosen, FUNCTION).values().stream()
                        .map(Drawing::properties)
                        .filter(function -> function.toString().contains("ENGINE_IMAGE_RECOGNITION=rekognition")))
                .extracting(function -> function.get("FunctionName"))
                .containsExactly(Topology.functionOf(FileType.PICTURE));
    }

    private static List<Object> serviceActions(Stack drawn) {
        return resources(drawn, "AWS::IAM::Policy").values().stream()
                .map(Drawing::properties)
                .flatMap(PipelineStackTest::statements)
                .map(statement -> statement.get("Action"))
                .filter(action -> action.toString().matches(".*(rekognition|comprehend):.*"))
                .toList();
    }

    @Test
    void letsTheSweepAloneListEveryVersion() {
        assertThat(all("AWS::IAM::Policy").stream()
                        .flatMap(PipelineStackTest::statements)
                        .filter(statement -> statement.get("Action").toString().contains("s3:ListBucketVersions")))
                .hasSize(1);
        assertThat(named(FUNCTION, "FunctionName", Topology.LAMBDA_SWEEP).get("Environment"))
                .asString()
                .containsPattern(Topology.S3_INPUT_VARIABLE + "=[^}]*s3-input-prod-");
    }

    @Test
    void keepsLogsAsJsonForAsLongAsItWasSaid() {
        assertThat(all("AWS::Logs::LogGroup"))
                .hasSize(Topology.functions().size())
                .allSatisfy(group -> assertThat(group).containsEntry("RetentionInDays", 365));
        assertThat(all(FUNCTION))
                .allSatisfy(function ->
                        assertThat(function.get("LoggingConfig")).asString().contains("LogFormat=JSON"));
    }

    private static java.util.stream.Stream<Map<String, Object>> statements(Map<String, Object> policy) {
        return ((List<Map<String, Object>>) ((Map<String, Object>) policy.get("PolicyDocument")).get("Statement"))
                .stream();
    }

    private static Collection<Map<String, Object>> all(String type) {
        return resources(stack, type).values().stream().map(Drawing::properties).toList();
    }

    private static List<String> names(String type, String property) {
        return all(type).stream()
                .map(resource -> String.valueOf(resource.get(property)))
                .toList();
    }

    private static Map<String, Object> named(String type, String property, String name) {
        return all(type).stream()
                .filter(resource -> name.equals(resource.get(property)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no %s named %s".formatted(type, name)));
    }
}
