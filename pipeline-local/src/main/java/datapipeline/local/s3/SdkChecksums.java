package datapipeline.local.s3;

import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** The checksum members of the SDK's model classes. Many classes have them, and no interface says so. */
final class SdkChecksums {
    private SdkChecksums() {}

    /** Sets the member named after the checksum's kind. */
    static void set(SdkPojo builder, StoredChecksum checksum) {
        field(builder, checksum.kind())
                .orElseThrow(() -> new IllegalStateException("%s has no member %s"
                        .formatted(builder.getClass(), checksum.kind().element())))
                .set(builder, checksum.value());
    }

    /** The value of one kind, if the caller gave it. */
    static Optional<String> get(SdkPojo pojo, ChecksumKind kind) {
        return field(pojo, kind).map(field -> field.getValueOrDefault(pojo)).map(String.class::cast);
    }

    private static Optional<SdkField<?>> field(SdkPojo pojo, ChecksumKind kind) {
        return pojo.sdkFields().stream()
                .filter(field -> field.memberName().equals(kind.element()))
                .findFirst();
    }
}
