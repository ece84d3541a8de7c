package datapipeline.local.gateway;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding as signatures want it: everything but letters, digits and {@code -._~}, in capitals. */
final class UriEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UriEncoding() {}

    static String encode(String text) {
        var out = new StringBuilder();
        append(text, out);
        return out.toString();
    }

    /** A path whose segments are encoded, once more if they are already. */
    static String encodeSegments(String path) {
        var out = new StringBuilder();
        for (String part : path.splitWithDelimiters("/", 0)) {
            if (part.equals("/")) {
                out.append(part);
            } else {
                append(part, out);
            }
        }
        return out.toString();
    }

    /**
     * A path that is encoded already, in the one spelling of which all others are variants: {@code %7e} is {@code ~},
     * {@code !} is {@code %21}, and {@code /%2F}, which the SDK sends for two slashes in a key, is {@code //}.
     */
    static String respell(String path) {
        var out = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '%' && i + 2 < path.length() && isHex(path, i + 1)) {
                appendToPath(HexFormat.fromHexDigits(path, i + 1, i + 3), out);
                i += 2;
            } else {
                for (byte b : path.substring(i, i + 1).getBytes(StandardCharsets.UTF_8)) {
                    appendToPath(b & 0xFF, out);
                }
            }
        }
        return out.toString();
    }

    private static void appendToPath(int b, StringBuilder out) {
        if (b == '/') {
            out.append('/');
        } else {
            appendByte(b, out);
        }
    }

    /** Without dot segments and doubled slashes. */
    static String normalize(String path) {
        return URI.create("http://host" + path).normalize().getRawPath();
    }

    private static boolean isHex(String text, int at) {
        return HexFormat.isHexDigit(text.charAt(at)) && HexFormat.isHexDigit(text.charAt(at + 1));
    }

    private static void append(String text, StringBuilder out) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            appendByte(b & 0xFF, out);
        }
    }

    private static void appendByte(int b, StringBuilder out) {
        boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
        if (plain || b == '-' || b == '.' || b == '_' || b == '~') {
            out.append((char) b);
        } else {
            out.append('%').append(HEX.toHexDigits((byte) b));
        }
    }
}
