package datapipeline.handlers.classify;

import java.util.Set;

/** Wavefront OBJ has no mark: nearly every line must be one of its statements, and some line a vertex. */
final class ObjLines {
    private static final Set<String> NUMERIC = Set.of("v", "vn", "vt", "vp", "f", "l", "p");
    private static final Set<String> NAMING = Set.of("o", "g", "s", "usemtl", "mtllib", "usemap", "maplib");
    private static final int ENOUGH = 200;

    private ObjLines() {}

    static boolean are(String text) {
        int statements = 0;
        int lines = 0;
        boolean vertex = false;
        int at = 0;
        while (at < text.length() && lines < ENOUGH) {
            int end = endOfLine(text, at);
            String line = text.substring(at, end).strip();
            at = end + 1;
            if (!line.isEmpty() && line.charAt(0) != '#') {
                lines++;
                vertex |= line.startsWith("v ");
                statements += isStatement(line) ? 1 : 0;
            }
        }
        return vertex && lines >= 3 && statements * 10 >= lines * 9;
    }

    private static boolean isStatement(String line) {
        int gap = 0;
        while (gap < line.length() && !Character.isWhitespace(line.charAt(gap))) {
            gap++;
        }
        String keyword = line.substring(0, gap);
        if (NUMERIC.contains(keyword)) {
            String rest = line.substring(gap).stripLeading();
            return !rest.isEmpty() && "+-.0123456789".indexOf(rest.charAt(0)) >= 0;
        }
        return NAMING.contains(keyword);
    }

    private static int endOfLine(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }
}
