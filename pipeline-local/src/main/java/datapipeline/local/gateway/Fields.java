package datapipeline.local.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** What the SDK says about the members of its model classes. */
final class Fields {
    /** The four kinds of member, as far as a text format cares. */
    enum Shape {
        SCALAR,
        STRUCTURE,
        LIST,
        MAP
    }

    /** Asked for with every structure that is written or read, and the same for all of a class. */
    private static final Map<Class<?>, List<SdkField<?>>> IN_PAYLOAD = new ConcurrentHashMap<>();

    private Fields() {}

    static Shape shape(SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> Shape.STRUCTURE;
            case LIST -> Shape.LIST;
            case MAP -> Shape.MAP;
            case STRING, INTEGER, LONG, SHORT, BYTE, FLOAT, DOUBLE, BIG_DECIMAL, BOOLEAN, INSTANT, SDK_BYTES ->
                Shape.SCALAR;
            case NULL, DOCUMENT -> throw Scalars.notScalar(field);
        };
    }

    /** The members that travel in the body. */
    static List<SdkField<?>> inPayload(SdkPojo pojo) {
        List<SdkField<?>> known = IN_PAYLOAD.get(pojo.getClass());
        return known == null ? IN_PAYLOAD.computeIfAbsent(pojo.getClass(), type -> inPayloadOf(pojo)) : known;
    }

    private static List<SdkField<?>> inPayloadOf(SdkPojo pojo) {
        return pojo.sdkFields().stream()
                .filter(field -> field.location() == MarshallLocation.PAYLOAD)
                .toList();
    }

    /** The one member that is the whole body, if the operation has such a one. */
    static Optional<SdkField<?>> wholePayload(SdkPojo pojo) {
        for (SdkField<?> field : pojo.sdkFields()) {
            if (field.containsTrait(PayloadTrait.class)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** The value of a member; nothing for null and for the empty list or map that stands for "never set". */
    static Optional<Object> value(SdkField<?> field, SdkPojo pojo) {
        Object value = field.getValueOrDefault(pojo);
        return isUnset(value) ? Optional.empty() : Optional.of(value);
    }

    private static boolean isUnset(@Nullable Object value) {
        return value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
    }

    static SdkField<?> element(SdkField<?> list) {
        return list.getRequiredTrait(ListTrait.class).memberFieldInfo();
    }

    static SdkField<?> mapValue(SdkField<?> map) {
        return map.getRequiredTrait(MapTrait.class).valueFieldInfo();
    }

    /** What a builder builds. */
    static SdkPojo build(SdkPojo builder) {
        return (SdkPojo) ((Buildable) builder).build();
    }
}
