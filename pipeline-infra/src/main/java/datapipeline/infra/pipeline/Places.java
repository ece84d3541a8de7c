package datapipeline.infra.pipeline;

import datapipeline.infra.storage.StorageStack;
import datapipeline.model.topology.Topology;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** What a function may do, place by place: each method is one permission, and none names more than it needs. */
record Places(Stack stack, StorageStack storage) {

    /** Who may not list a bucket is told "forbidden" of a file that is gone, and would try for ever. */
    PolicyStatement seeWhatIsGone() {
        return allow(
                List.of("s3:ListBucket"),
                List.of(storage.input().getBucketArn(), storage.output().getBucketArn()));
    }

    /** The sweep compares every version with the tables. */
    PolicyStatement listVersions() {
        return allow(
                List.of("s3:ListBucketVersions"),
                List.of(storage.input().getBucketArn(), storage.output().getBucketArn()));
    }

    PolicyStatement readInput() {
        return allow(
                List.of("s3:GetObject", "s3:GetObjectVersion"),
                List.of(storage.input().arnForObjects("*")));
    }

    PolicyStatement readOutput() {
        return allow(List.of("s3:GetObject"), List.of(storage.output().arnForObjects("*")));
    }

    PolicyStatement writeOutput() {
        return allow(
                List.of("s3:PutObject", "s3:AbortMultipartUpload", "s3:DeleteObject"),
                List.of(storage.output().arnForObjects("*")));
    }

    PolicyStatement useTable(String table) {
        String arn = arn("dynamodb", "table/" + table);
        return allow(
                List.of(
                        "dynamodb:GetItem",
                        "dynamodb:Query",
                        "dynamodb:PutItem",
                        "dynamodb:UpdateItem",
                        "dynamodb:ConditionCheckItem"),
                List.of(arn, arn + "/index/*"));
    }

    /** A result may have thousands of outputs. */
    PolicyStatement writeInBatches(String table) {
        return allow(List.of("dynamodb:BatchWriteItem"), List.of(arn("dynamodb", "table/" + table)));
    }

    PolicyStatement send(Stream<String> queues) {
        return allow(
                List.of("sqs:SendMessage", "sqs:GetQueueUrl"),
                queues.map(queue -> arn("sqs", queue)).toList());
    }

    PolicyStatement publishNotices() {
        return allow(List.of("sns:Publish"), List.of(arn("sns", Topology.SNS_NOTIF)));
    }

    PolicyStatement putEvents() {
        return allow(List.of("events:PutEvents"), List.of(arn("events", "event-bus/" + Topology.BUS)));
    }

    /** The Detect actions on pictures know no resource; Rekognition reads the picture with the function's own permissions. */
    PolicyStatement recognize() {
        return allow(
                List.of(
                        "rekognition:DetectLabels",
                        "rekognition:DetectFaces",
                        "rekognition:DetectText",
                        "rekognition:DetectModerationLabels"),
                List.of("*"));
    }

    /** These actions know no resource. */
    PolicyStatement comprehend() {
        return allow(
                List.of(
                        "comprehend:DetectDominantLanguage",
                        "comprehend:BatchDetectKeyPhrases",
                        "comprehend:BatchDetectEntities",
                        "comprehend:BatchDetectSentiment"),
                List.of("*"));
    }

    PolicyStatement useKey() {
        return allow(
                List.of("kms:Decrypt", "kms:GenerateDataKey"),
                List.of(storage.key().getKeyArn()));
    }

    private String arn(String service, String resource) {
        return stack.formatArn(
                ArnComponents.builder().service(service).resource(resource).build());
    }

    private static PolicyStatement allow(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build();
    }
}
