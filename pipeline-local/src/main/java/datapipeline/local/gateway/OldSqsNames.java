package datapipeline.local.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/**
 * What SQS called its lists and maps while it spoke the query protocol: {@code Attribute.1.Name}, {@code <Message>}. The
 * SDK's model is of the time since it speaks JSON, and has lost these names; clients made before November 2023 know no
 * others, and the {@code awscli} of Debian 12 is one of them. Every list and map was flat, under the name of one element:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html, with the model in
 * https://github.com/boto/botocore/blob/1.29.80/botocore/data/sqs/2012-11-05/service-2.json.
 */
final class OldSqsNames implements MemberNames {
    private static final Map<String, String> OLD_NAMES = Map.ofEntries(
            Map.entry("AWSAccountIds", "AWSAccountId"),
            Map.entry("Actions", "ActionName"),
            Map.entry("AttributeNames", "AttributeName"),
            Map.entry("Attributes", "Attribute"),
            Map.entry("BinaryListValues", "BinaryListValue"),
            Map.entry("MessageAttributeNames", "MessageAttributeName"),
            Map.entry("MessageAttributes", "MessageAttribute"),
            Map.entry("MessageSystemAttributeNames", "MessageSystemAttributeName"),
            Map.entry("MessageSystemAttributes", "MessageSystemAttribute"),
            Map.entry("QueueUrls", "QueueUrl"),
            Map.entry("StringListValues", "StringListValue"),
            Map.entry("TagKeys", "TagKey"),
            Map.entry("Tags", "Tag"),
            Map.entry("queueUrls", "QueueUrl"),
            Map.entry("tags", "Tag"));
    private static final Set<String> TAGS = Set.of("Tags", "tags");

    @Override
    public String asked(SdkField<?> field) {
        return name(field);
    }

    @Override
    public String answered(SdkField<?> field) {
        return name(field);
    }

    @Override
    public boolean isFlatList(SdkField<?> list) {
        return true;
    }

    @Override
    public boolean isFlatMap(SdkField<?> map) {
        return true;
    }

    @Override
    public String key(SdkField<?> map) {
        return TAGS.contains(map.locationName()) ? "Key" : "Name";
    }

    @Override
    public String value(SdkField<?> map) {
        return "Value";
    }

    private static String name(SdkField<?> field) {
        return nameOfElement(field).orElse(OLD_NAMES.getOrDefault(field.locationName(), field.locationName()));
    }

    /** A list of structures was called by what the structure is: {@code SendMessageBatchRequestEntry.1.Id}. */
    private static Optional<String> nameOfElement(SdkField<?> field) {
        if (field.marshallingType().getKnownType() != MarshallingKnownType.LIST) {
            return Optional.empty();
        }
        return Optional.ofNullable(Fields.element(field).constructor())
                .map(structure ->
                        Fields.build((SdkPojo) structure.get()).getClass().getSimpleName());
    }
}
