package datapipeline.local.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right to delete a message or to change its visibility, which ends when somebody else receives it.
 *
 * @param key the message's place in its queue
 * @param receive how often the message had been received from this queue, this time included
 */
record ReceiptHandle(String queue, long key, int receive) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_.-]+)/([0-9]{1,18})/([0-9]{1,9})");

    static ReceiptHandle of(String queue, QueuedMessage message) {
        return new ReceiptHandle(queue, message.key(), message.receivesHere());
    }

    /** @throws software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException if this queue never gave it */
    static ReceiptHandle read(String queue, String text) {
        Matcher parts = FORM.matcher(decoded(text));
        if (!parts.matches() || !parts.group(1).equals(queue)) {
            throw SqsErrors.invalidHandle(text);
        }
        return new ReceiptHandle(queue, Long.parseLong(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SqsErrors.invalidHandle(text);
        }
    }

    boolean isLatestOf(QueuedMessage message) {
        return message.receivesHere() == receive;
    }

    String text() {
        String plain = queue + "/" + key + "/" + receive;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
