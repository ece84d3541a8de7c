package datapipeline.local.s3;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happened to an object, as S3 tells EventBridge.
 *
 * @param time when it happened
 * @param object what it happened to
 * @param requester an account id, or {@code s3.amazonaws.com}
 * @param sourceIpAddress empty for what S3 does by itself
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html">EventBridge event message
 *     structure</a>
 */
public record ObjectEvent(
        ObjectHappening happening,
        Instant time,
        String bucket,
        Subject object,
        String requestId,
        String requester,
        String sourceIpAddress) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Who sends these events. */
    public static final String SOURCE = "aws.s3";

    /**
     * The object of an event.
     *
     * @param key as it is, not encoded
     * @param size in bytes; unknown for what was deleted
     * @param etag without quotation marks
     * @param versionId only in buckets that were ever versioned
     * @param sequencer hexadecimal; of two events of one key, the later has the greater
     */
    public record Subject(
            String key,
            OptionalLong size,
            Optional<String> etag,
            Optional<String> versionId,
            Optional<String> sequencer) {}

    /** {@code Object Created} and the like. */
    public String detailType() {
        return happening.detailType();
    }

    /** The ARN of the bucket, alone. */
    public List<String> resources() {
        return List.of("arn:aws:s3:::" + bucket);
    }

    /** The {@code detail} of the event, as JSON. */
    public String detail() {
        ObjectNode detail = JSON.createObjectNode();
        detail.put("version", "0");
        detail.putObject("bucket").put("name", bucket);
        ObjectNode subject = detail.putObject("object").put("key", object.key);
        object.size.ifPresent(size -> subject.put("size", size));
        object.etag.ifPresent(etag -> subject.put("etag", etag));
        object.versionId.ifPresent(id -> subject.put("version-id", id));
        object.sequencer.ifPresent(sequencer -> subject.put("sequencer", sequencer));
        detail.put("request-id", requestId);
        detail.put("requester", requester);
        if (!sourceIpAddress.isEmpty()) {
            detail.put("source-ip-address", sourceIpAddress);
        }
        happening.further().forEach(detail::put);
        return JSON.writeValueAsString(detail);
    }
}
