package datapipeline.local.s3;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.utils.builder.Buildable;

/** The documents that configure a bucket: one sub-resource each. */
enum Configuration {
    CORS(
            "cors",
            "CORSConfiguration",
            CORSConfiguration::builder,
            "NoSuchCORSConfiguration",
            "The CORS configuration does not exist"),
    /** Without one, S3 encrypts with its own keys. */
    ENCRYPTION(
            "encryption", "ServerSideEncryptionConfiguration", ServerSideEncryptionConfiguration::builder, null, null),
    LIFECYCLE(
            "lifecycle",
            "LifecycleConfiguration",
            BucketLifecycleConfiguration::builder,
            "NoSuchLifecycleConfiguration",
            "The lifecycle configuration does not exist"),
    /** A bucket without one answers an empty document. */
    NOTIFICATION("notification", "NotificationConfiguration", NotificationConfiguration::builder, null, null),
    PUBLIC_ACCESS_BLOCK(
            "publicAccessBlock",
            "PublicAccessBlockConfiguration",
            PublicAccessBlockConfiguration::builder,
            "NoSuchPublicAccessBlockConfiguration",
            "The public access block configuration was not found"),
    TAGGING("tagging", "Tagging", Tagging::builder, "NoSuchTagSet", "The TagSet does not exist");

    private final String subresource;
    private final String rootElement;
    private final Supplier<SdkPojo> builder;
    private final @Nullable String missingCode;
    private final @Nullable String missingMessage;

    Configuration(
            String subresource,
            String rootElement,
            Supplier<? extends SdkPojo> builder,
            @Nullable String missingCode,
            @Nullable String missingMessage) {
        this.subresource = subresource;
        this.rootElement = rootElement;
        this.builder = builder::get;
        this.missingCode = missingCode;
        this.missingMessage = missingMessage;
    }

    String subresource() {
        return subresource;
    }

    String rootElement() {
        return rootElement;
    }

    SdkPojo builder() {
        return builder.get();
    }

    /** The error of a bucket that has no such document, where it is one. */
    Optional<S3Error> missing() {
        return missingCode == null || missingMessage == null
                ? Optional.empty()
                : Optional.of(new S3Error(404, missingCode, missingMessage));
    }

    /** What a bucket answers that has no such document, where that is no error. */
    SdkPojo standard() {
        return this == ENCRYPTION
                ? ServerSideEncryptionConfiguration.builder()
                        .rules(rule -> rule.bucketKeyEnabled(false)
                                .applyServerSideEncryptionByDefault(byDefault -> byDefault.sseAlgorithm("AES256")))
                        .build()
                : build(builder());
    }

    /** What a builder of the SDK's builds. */
    static SdkPojo build(SdkPojo builder) {
        return (SdkPojo) ((Buildable) builder).build();
    }

    static Optional<Configuration> named(String subresource) {
        return Arrays.stream(values())
                .filter(configuration -> configuration.subresource.equals(subresource))
                .findFirst();
    }
}
