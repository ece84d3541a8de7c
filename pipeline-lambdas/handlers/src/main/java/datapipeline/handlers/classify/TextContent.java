package datapipeline.handlers.classify;

import datapipeline.model.Format;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a text is for: markup, a scene, a message, or plain reading. */
final class TextContent {
    private static final List<String> MAIL_HEADERS = List.of(
            "from:", "to:", "subject:", "date:", "received:", "return-path:", "message-id:", "mime-version:", "x-");

    private TextContent() {}

    static Optional<Classified> recognise(Content content) {
        return TextDecoder.read(content.head()).map(text -> Classified.known(format(text)));
    }

    private static Format format(String text) {
        if (text.startsWith("<")) {
            return MarkupContent.format(text);
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return JsonContent.format(text);
        }
        String beginning = text.substring(0, Math.min(text.length(), 2048)).toLowerCase(Locale.ROOT);
        if (beginning.startsWith("; fbx")) {
            return Format.FBX;
        }
        if (beginning.startsWith("#vrml")) {
            return Format.VRML;
        }
        if (beginning.startsWith("solid") && (beginning.contains("facet") || beginning.contains("endsolid"))) {
            return Format.STL;
        }
        if (ObjLines.are(text)) {
            return Format.OBJ;
        }
        return isMail(beginning) ? Format.EML : Format.TEXT;
    }

    /** A letter may begin with "From:"; a message goes on with headers of mail, up to the empty line. */
    private static boolean isMail(String beginning) {
        List<String> headers = beginning
                .lines()
                .takeWhile(line -> !line.isBlank())
                .filter(line -> MAIL_HEADERS.stream().anyMatch(line::startsWith))
                .limit(3)
                .toList();
        return headers.size() == 3 && beginning.startsWith(headers.getFirst());
    }
}
