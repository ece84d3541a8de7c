package datapipeline.console.files;

import datapipeline.console.layout.UnansweredException;
import datapipeline.model.json.Json;
import datapipeline.model.run.OutputObject;
import tools.jackson.core.JacksonException;

/** The beginning of an output that is text, to be read on the page. */
final class Excerpt {
    private static final int LARGEST_JSON = 64 * 1024;
    private static final int LONGEST_SHOWN = 4000;

    private Excerpt() {}

    /** JSON is indented; what is cut off says so. A preview that fails is no reason to show no page. */
    static String of(OutputObject output, OutputLinks links) {
        try {
            boolean json = output.contentType().startsWith("application/json") && output.sizeBytes() <= LARGEST_JSON;
            String text = json ? indented(links.text(output.key())) : links.excerpt(output.key());
            boolean whole = json || text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length >= output.sizeBytes();
            return whole && text.length() <= LONGEST_SHOWN ? text : beginning(text);
        } catch (UnansweredException e) {
            return "No preview: " + e.getMessage();
        }
    }

    /** A letter that was cut in two is left out. */
    private static String beginning(String text) {
        String shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN);
        return shown.replaceFirst("\uFFFD+$", "") + "\n… it goes on; download it to read the rest.";
    }

    private static String indented(String json) {
        try {
            return Json.pretty(Json.read(json, Object.class));
        } catch (JacksonException notJson) {
            return json;
        }
    }
}
