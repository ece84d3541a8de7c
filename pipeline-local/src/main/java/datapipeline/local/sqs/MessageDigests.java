package datapipeline.local.sqs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;

/** The digests with which a client checks that what arrived is what was sent; the SDK does so with each message. */
final class MessageDigests {
    private static final byte TEXT = 1;
    private static final byte BINARY = 2;

    private MessageDigests() {}

    static String md5(String text) {
        return hex(digest("MD5"), text);
    }

    static String sha256(String text) {
        return hex(digest("SHA-256"), text);
    }

    /**
     * Digest of names, types and values in the order of names; null if there are none. Source:
     * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation
     */
    static @Nullable String md5OfAttributes(Map<String, MessageAttributeValue> attributes) {
        if (attributes.isEmpty()) {
            return null;
        }
        MessageDigest digest = digest("MD5");
        new TreeMap<>(attributes)
                .forEach((name, value) ->
                        update(digest, name, value.dataType(), value.stringValue(), value.binaryValue()));
        return HexFormat.of().formatHex(digest.digest());
    }

    static @Nullable String md5OfSystemAttributes(Map<String, MessageSystemAttributeValue> attributes) {
        if (attributes.isEmpty()) {
            return null;
        }
        MessageDigest digest = digest("MD5");
        new TreeMap<>(attributes)
                .forEach((name, value) ->
                        update(digest, name, value.dataType(), value.stringValue(), value.binaryValue()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(
            MessageDigest digest, String name, String type, @Nullable String text, @Nullable SdkBytes binary) {
        update(digest, bytes(name));
        update(digest, bytes(type));
        if (binary == null) {
            digest.update(TEXT);
            update(digest, bytes(text == null ? "" : text));
        } else {
            digest.update(BINARY);
            update(digest, binary.asByteArray());
        }
    }

    private static void update(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static String hex(MessageDigest digest, String text) {
        return HexFormat.of().formatHex(digest.digest(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
