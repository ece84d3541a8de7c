package datapipeline.local.s3;

import datapipeline.local.gateway.Request;
import java.util.Optional;

/**
 * A request for a bucket or an object, with its address understood.
 *
 * @param key empty for the bucket itself
 */
record S3Request(Request http, String bucket, String key, Caller caller) {

    boolean isForService() {
        return bucket.isEmpty();
    }

    boolean isForBucket() {
        return key.isEmpty();
    }

    Optional<String> header(String name) {
        return http.header(name);
    }

    /** A query parameter; one without a value does not count. */
    Optional<String> parameter(String name) {
        return http.first(name).filter(value -> !value.isEmpty());
    }

    Optional<String> versionId() {
        return parameter("versionId");
    }

    /** The target of a write of this request, with the conditions that it states. */
    Objects.Target target(String operation) {
        return new Objects.Target(bucket, key, caller, operation, WriteCondition.of(http));
    }

    /** An integer parameter within bounds. */
    int number(String name, int otherwise, int least, int most) {
        Optional<String> given = parameter(name);
        if (given.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(given.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw outside(name, given.get(), least, most);
        }
        throw outside(name, given.get(), least, most);
    }

    private static S3Error outside(String name, String value, int least, int most) {
        return S3Error.invalidArgument("Argument %s must be an integer between %d and %d".formatted(name, least, most))
                .detail("ArgumentName", name)
                .detail("ArgumentValue", value);
    }
}
