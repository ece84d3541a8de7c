package datapipeline.local.s3;

import datapipeline.local.gateway.Request;
import java.util.Optional;

/**
 * What must hold of the current object for a write to happen.
 *
 * @param ifMatch an ETag
 * @param ifNoneMatch {@code *}: there must be no object
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional writes</a>
 */
record WriteCondition(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
    static final WriteCondition NONE = new WriteCondition(Optional.empty(), Optional.empty());

    static WriteCondition of(Request request) {
        request.header("if-none-match").filter(value -> !value.equals("*")).ifPresent(value -> {
            throw S3Error.notImplemented("If-None-Match with anything but * on a write");
        });
        return new WriteCondition(request.header("if-match"), request.header("if-none-match"));
    }

    /** @throws S3Error when it does not hold */
    void check(String key, Optional<StoredObject> current) {
        if (ifNoneMatch.isPresent() && current.isPresent()) {
            throw S3Error.preconditionFailed("If-None-Match");
        }
        if (ifMatch.isPresent()) {
            StoredObject object = current.orElseThrow(() -> S3Error.noSuchKey(key));
            if (!ReadCondition.matches(ifMatch.get(), object.content().etag())) {
                throw S3Error.preconditionFailed("If-Match");
            }
        }
    }
}
