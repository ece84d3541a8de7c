package datapipeline.console.queues;

import datapipeline.console.layout.InputBucket;
import datapipeline.console.layout.Words;
import datapipeline.model.json.Json;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** A dead letter, ready to be printed. */
public record LetterRow(
        String id,
        Subject subject,
        String sentAgo,
        String sentAt,
        int receives,
        Map<String, String> attributes,
        String body,
        String size) {
    /** More than this only slows the page; the whole message is to be had from SQS. */
    private static final int LONGEST_SHOWN = 8192;

    static LetterRow of(DeadLetter letter, InputBucket input, Words words) {
        return new LetterRow(
                letter.messageId(),
                Subject.of(letter, input),
                words.ago(letter.sentAt()),
                words.moment(letter.sentAt()),
                letter.receives(),
                letter.attributes(),
                shown(letter.body()),
                words.size(letter.body().length()));
    }

    private static String shown(String body) {
        String text = indented(body);
        return text.length() <= LONGEST_SHOWN
                ? text
                : text.substring(0, LONGEST_SHOWN) + "\n… cut off here; the message goes on.";
    }

    private static String indented(String body) {
        try {
            return Json.pretty(Json.read(body, Object.class));
        } catch (JacksonException notJson) {
            return body;
        }
    }
}
