package datapipeline.infra;

import static datapipeline.infra.Drawing.properties;
import static datapipeline.infra.Drawing.resources;
import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.lifecycle.rules.SeedPolicy;
import datapipeline.model.topology.TableSpec;
import datapipeline.model.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

@SuppressWarnings("unchecked")
class StorageStackTest {
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String TABLE = "AWS::DynamoDB::GlobalTable";

    private static Stack stack;

    @BeforeAll
    static void draw() {
        stack = Drawing.ofProd().app.storage();
    }

    @Test
    void keepsTheWholeWorldOutOfEveryBucket() {
        assertThat(resources(stack, BUCKET).values())
                .hasSize(3)
                .allSatisfy(bucket -> assertThat(properties(bucket).get("PublicAccessBlockConfiguration"))
                        .isEqualTo(Map.of(
                                "BlockPublicAcls", true,
                                "BlockPublicPolicy", true,
                                "IgnorePublicAcls", true,
                                "RestrictPublicBuckets", true)));
    }

    @Test
    void refusesEveryRequestToABucketThatIsNotEncryptedOnItsWay() {
        assertThat(resources(stack, "AWS::S3::BucketPolicy").values())
                .hasSize(3)
                .allSatisfy(policy -> assertThat(properties(policy).toString())
                        .contains("Effect=Deny")
                        .contains("aws:SecureTransport=false"));
    }

    @Test
    void letsOnlyTheConsolesPagesSendAndFetchFilesInABrowser() {
        assertThat(resources(stack, BUCKET).values().stream()
                        .map(bucket -> properties(bucket).get("CorsConfiguration"))
                        .filter(Objects::nonNull))
                .hasSize(2)
                .allSatisfy(cors -> assertThat(cors.toString())
                        .contains("AllowedOrigins=[" + Drawing.CONSOLE + "]")
                        .contains("PUT", "POST", "x-amz-version-id"));
    }

    @Test
    void keepsBucketsTablesAndTheirKeyWhenTheStackGoes() {
        Stream.of(BUCKET, TABLE, "AWS::KMS::Key")
                .flatMap(type -> resources(stack, type).values().stream())
                .forEach(resource -> assertThat(resource)
                        .containsEntry("DeletionPolicy", "Retain")
                        .containsEntry("UpdateReplacePolicy", "Retain"));
        assertThat(stack.getTerminationProtection()).isTrue();
    }

    @Test
    void keepsVersionsOfFilesAndTellsEventBridgeOfEach() {
        assertThat(dataBuckets()).hasSize(2).allSatisfy(bucket -> {
            assertThat(bucket).containsEntry("VersioningConfiguration", Map.of("Status", "Enabled"));
            assertThat(bucket.get("NotificationConfiguration"))
                    .isEqualTo(Map.of("EventBridgeConfiguration", Map.of("EventBridgeEnabled", true)));
            assertThat(bucket).containsKey("LoggingConfiguration");
            assertThat(bucket.get("BucketEncryption").toString()).contains("aws:kms");
        });
    }

    @Test
    void movesFilesThroughTheTiersThatTheLifecyclePolicyNames() {
        List<Map<String, Object>> expected = SeedPolicy.tiers().stream()
                .map(tier -> Map.<String, Object>of(
                        "StorageClass", tier.storageClass().name(), "TransitionInDays", tier.days()))
                .toList();
        assertThat(dataBuckets()).allSatisfy(bucket -> {
            List<Map<String, Object>> rules = rules(bucket);
            assertThat(rules)
                    .anySatisfy(
                            rule -> assertThat((List<Map<String, Object>>) rule.getOrDefault("Transitions", List.of()))
                                    .containsExactlyElementsOf(expected));
            assertThat(rules)
                    .anySatisfy(rule -> assertThat(rule)
                            .containsKeys("AbortIncompleteMultipartUpload", "NoncurrentVersionExpiration"));
        });
    }

    @Test
    void makesEveryTableOfTheTopologyAndNoOther() {
        assertThat(resources(stack, TABLE).values().stream()
                        .map(table -> properties(table).get("TableName")))
                .containsExactlyInAnyOrderElementsOf(
                        Topology.tables().stream().map(TableSpec::name).toList());
    }

    @Test
    void givesEachTableItsKeysIndexesAndTimeToLive() {
        for (TableSpec spec : Topology.tables()) {
            Map<String, Object> table = table(spec.name());
            assertThat(table.get("KeySchema")).isEqualTo(keys(spec.partitionKey(), spec.sortKey()));
            assertThat(table.get("TimeToLiveSpecification"))
                    .isEqualTo(Map.of("AttributeName", spec.timeToLive(), "Enabled", true));
            List<Map<String, Object>> indexes = new ArrayList<>();
            ((List<Map<String, Object>>) table.get("GlobalSecondaryIndexes"))
                    .forEach(index -> indexes.add(Map.of(index.get("IndexName").toString(), index.get("KeySchema"))));
            assertThat(indexes)
                    .containsExactlyInAnyOrderElementsOf(spec.indexes().stream()
                            .map(index ->
                                    Map.<String, Object>of(index.name(), keys(index.partitionKey(), index.sortKey())))
                            .toList());
        }
    }

    @Test
    void recoversEveryTableToAnySecondAndPaysByRequestUpToACeiling() {
        for (TableSpec spec : Topology.tables()) {
            Map<String, Object> table = table(spec.name());
            assertThat(table).containsEntry("BillingMode", "PAY_PER_REQUEST");
            assertThat(table).containsKeys("WriteOnDemandThroughputSettings");
            assertThat(table.get("Replicas").toString())
                    .contains("PointInTimeRecoveryEnabled=true")
                    .contains("DeletionProtectionEnabled=true");
        }
    }

    @Test
    void turnsItsKeyEveryYear() {
        assertThat(resources(stack, "AWS::KMS::Key").values())
                .allSatisfy(key -> assertThat(properties(key)).containsEntry("EnableKeyRotation", true));
    }

    private static List<Map<String, Object>> dataBuckets() {
        return resources(stack, BUCKET).values().stream()
                .map(Drawing::properties)
                .filter(bucket -> bucket.containsKey("NotificationConfiguration"))
                .toList();
    }

    private static List<Map<String, Object>> rules(Map<String, Object> bucket) {
        return (List<Map<String, Object>>) ((Map<String, Object>) bucket.get("LifecycleConfiguration")).get("Rules");
    }

    private static Map<String, Object> table(String name) {
        return resources(stack, TABLE).values().stream()
                .map(Drawing::properties)
                .filter(table -> name.equals(table.get("TableName")))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> keys(String partition, String sort) {
        return List.of(
                Map.of("AttributeName", partition, "KeyType", "HASH"),
                Map.of("AttributeName", sort, "KeyType", "RANGE"));
    }
}
