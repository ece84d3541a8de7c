package datapipeline.local.lambda;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** The SDK has a class of its own for each answer that describes the same thing; they agree in their fields. */
final class SameFields {
    private SameFields() {}

    /** Copies what one has into the builder of another, and returns that. */
    static <B extends SdkPojo> B copy(SdkPojo from, B builder) {
        for (SdkField<?> field : from.sdkFields()) {
            builder.sdkFields().stream()
                    .filter(same -> same.memberName().equals(field.memberName()))
                    .forEach(same -> same.set(builder, field.getValueOrDefault(from)));
        }
        return builder;
    }
}
