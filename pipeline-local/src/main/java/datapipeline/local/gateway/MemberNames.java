package datapipeline.local.gateway;

import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** What members are called in forms and in XML, and what lies around the elements of lists and maps. */
interface MemberNames {
    /** As the SDK's model has them. */
    MemberNames OF_THE_MODEL = new MemberNames() {};

    /** The names that the query protocol has for the service with this signing name. */
    static MemberNames of(String signingName) {
        return signingName.equals("sqs") ? new OldSqsNames() : OF_THE_MODEL;
    }

    /** What a member is called in a request. */
    default String asked(SdkField<?> field) {
        return field.locationName();
    }

    /** What a member is called in an answer. */
    default String answered(SdkField<?> field) {
        return Optional.ofNullable(field.unmarshallLocationName()).orElse(field.locationName());
    }

    /** Whether the elements of a list stand there under the list's own name, with nothing around them. */
    default boolean isFlatList(SdkField<?> list) {
        return list.getRequiredTrait(ListTrait.class).isFlattened();
    }

    /** Whether the entries of a map stand there under the map's own name, with nothing around them. */
    default boolean isFlatMap(SdkField<?> map) {
        return map.getRequiredTrait(MapTrait.class).isFlattened();
    }

    /** What the key of an entry is called. */
    default String key(SdkField<?> map) {
        return map.getRequiredTrait(MapTrait.class).keyLocationName();
    }

    /** What the value of an entry is called. */
    default String value(SdkField<?> map) {
        return map.getRequiredTrait(MapTrait.class).valueLocationName();
    }
}
