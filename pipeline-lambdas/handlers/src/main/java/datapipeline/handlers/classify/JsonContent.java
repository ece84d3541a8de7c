package datapipeline.handlers.classify;

import datapipeline.model.Format;
import java.util.stream.Stream;

/** What begins with a bracket: a glTF scene, other JSON, or a text that merely begins so. */
final class JsonContent {
    private JsonContent() {}

    static Format format(String text) {
        String rest = text.substring(1).stripLeading();
        if (text.startsWith("[")) {
            return beginsArray(rest) ? Format.JSON : Format.TEXT;
        }
        if (!rest.startsWith("\"") && !rest.startsWith("}")) {
            return Format.TEXT;
        }
        return isScene(text) ? Format.GLTF : Format.JSON;
    }

    /** glTF demands "asset" with a version, but writers put it anywhere; the other names are glTF's own. */
    private static boolean isScene(String text) {
        long parts = Stream.of("\"accessors\"", "\"bufferViews\"", "\"meshes\"", "\"nodes\"", "\"scenes\"")
                .filter(text::contains)
                .count();
        boolean asset = text.contains("\"asset\"") && text.contains("\"version\"");
        return asset && parts >= 1 || parts >= 3 || asset && text.contains("\"2.0\"");
    }

    /** Configuration has its {@code [section]}, logs their {@code [2026-11-24]}. */
    private static boolean beginsArray(String rest) {
        if (rest.isEmpty()) {
            return false;
        }
        char first = rest.charAt(0);
        if (first == '{' || first == '[' || first == '"' || first == ']') {
            return true;
        }
        int end = first == '-' ? 1 : 0;
        while (end < rest.length() && (Character.isDigit(rest.charAt(end)) || rest.charAt(end) == '.')) {
            end++;
        }
        String after = rest.substring(end).stripLeading();
        return Character.isDigit(rest.charAt(Math.max(0, end - 1))) && after.startsWith(",");
    }
}
