package datapipeline.console.queues;

import datapipeline.console.layout.InputBucket;
import datapipeline.model.Ids;
import datapipeline.model.json.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What a message is about. Jobs, notices, events and what Lambda wraps around an event it failed at all end in dead-letter
 * queues; each names its file in its own place.
 *
 * @param words what kind of message it is
 * @param name the file, as far as it can be told
 * @param href the page of its file; absent when it names none
 * @param failure what the sender says went wrong; absent when it says nothing
 */
record Subject(
        String words,
        String name,
        @Nullable String href,
        @Nullable String failure) {
    private static final int KEY_PARTS = 4;

    static Subject of(DeadLetter letter, InputBucket input) {
        @Nullable String failure = letter.attributes().get("ERROR_MESSAGE");
        try {
            return of(Json.read(letter.body(), Map.class), input, failure);
        } catch (JacksonException notJson) {
            return new Subject(
                    "no JSON", "", null, failure == null ? "No function of ours writes such a message." : failure);
        }
    }

    private static Subject of(Map<?, ?> body, InputBucket input, @Nullable String failure) {
        if (body.get("requestPayload") instanceof Map<?, ?> event) {
            return of(
                    event, input, text(body, "responsePayload", "errorMessage").orElse(failure));
        }
        if (body.get("Message") instanceof String notice) {
            return of(Json.read(notice, Map.class), input, failure);
        }
        if (body.get("detail") instanceof Map<?, ?> detail) {
            String kind = text(body, "detail-type").orElse("event");
            return detail.get("object") instanceof Map<?, ?> object
                    ? ofObject(kind, detail, object, input, failure)
                    : ofRun(kind, detail, failure);
        }
        return ofRun(kind(text(body, "schema").orElse("")), body, failure);
    }

    private static String kind(String schema) {
        return schema.startsWith("job/")
                ? "job"
                : schema.startsWith("processing-info/") ? "notice of a result" : "message";
    }

    private static Subject ofRun(String kind, Map<?, ?> run, @Nullable String failure) {
        Optional<String> file = text(run, "fileId");
        String page = file.map(id -> "/files/" + id
                        + text(run, "runId").map(each -> "?run=" + each).orElse(""))
                .orElse(null);
        return new Subject(kind, text(run, "source", "key").or(() -> file).orElse(""), page, failure);
    }

    /** An object of the input bucket is a file; the key of an output says whose it is: v1/tenant/file/run/… */
    private static Subject ofObject(
            String kind, Map<?, ?> detail, Map<?, ?> object, InputBucket input, @Nullable String failure) {
        String key = text(object, "key").orElse("");
        if (text(detail, "bucket", "name").filter(input.name()::equals).isPresent()) {
            return new Subject(kind, key, "/files/" + Ids.fileId(input.name(), key), failure);
        }
        String[] parts = key.split("/");
        return parts.length > KEY_PARTS
                ? new Subject(kind, key, "/files/%s?run=%s".formatted(parts[2], parts[3]), failure)
                : new Subject(kind, key, null, failure);
    }

    private static Optional<String> text(Map<?, ?> from, String... path) {
        @Nullable Object at = from;
        for (String name : path) {
            at = at instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return at instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
