package datapipeline.handlers.classify;

import datapipeline.model.Format;
import java.util.Locale;
import java.util.Set;

/** What begins with an angle bracket, told by its root element. */
final class MarkupContent {
    private static final Set<String> OF_HTML = Set.of(
            "html", "head", "body", "title", "meta", "div", "p", "table", "script", "h1", "h2", "span", "article");

    private MarkupContent() {}

    static Format format(String text) {
        String root = root(text).toLowerCase(Locale.ROOT);
        return switch (root) {
            case "" -> text.startsWith("<?xml ") ? Format.XML : Format.TEXT;
            case "svg" -> Format.SVG;
            case "collada" -> Format.DAE;
            case "x3d" -> Format.X3D;
            case "amf" -> Format.AMF;
            default -> byRoot(text, root);
        };
    }

    private static Format byRoot(String text, String root) {
        if (OF_HTML.contains(root)) {
            return Format.HTML;
        }
        boolean closes = text.contains("</") || text.contains("/>") || text.startsWith("<?xml ");
        return closes ? Format.XML : Format.TEXT;
    }

    /** The name of the first element without its prefix, behind declarations and comments; empty when there is none. */
    private static String root(String text) {
        int at = 0;
        while (at >= 0 && at + 1 < text.length()) {
            char next = text.charAt(at + 1);
            if (Character.isLetter(next)) {
                return name(text, at + 1);
            }
            if (next != '?' && next != '!') {
                return "";
            }
            int end = text.startsWith("<!--", at) ? text.indexOf("-->", at) : endOfDeclaration(text, at);
            at = end < 0 ? -1 : text.indexOf('<', end);
        }
        return "";
    }

    /** A document type may hold declarations of its own, between square brackets. */
    private static int endOfDeclaration(String text, int at) {
        int end = text.indexOf('>', at);
        int inner = text.indexOf('[', at);
        return inner > 0 && inner < end ? text.indexOf("]>", inner) : end;
    }

    private static String name(String text, int start) {
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == ':')) {
            end++;
        }
        String name = text.substring(start, end);
        return name.substring(name.indexOf(':') + 1);
    }
}
