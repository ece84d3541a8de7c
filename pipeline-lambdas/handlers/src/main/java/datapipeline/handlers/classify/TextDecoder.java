package datapipeline.handlers.classify;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decides whether bytes are text, and reads them if so. */
final class TextDecoder {
    private TextDecoder() {}

    /** The text without byte order mark and surrounding blanks; empty when the bytes are no text. */
    static Optional<String> read(byte[] bytes) {
        return unicode(bytes).or(() -> eightBit(bytes)).map(String::strip);
    }

    private static Optional<String> unicode(byte[] bytes) {
        if (begins(bytes, 0xff, 0xfe)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0xfe, 0xff)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16BE);
        }
        return strictly(bytes, begins(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0, StandardCharsets.UTF_8);
    }

    /** A character cut in two by the end of the head is no mistake. */
    private static Optional<String> strictly(byte[] bytes, int from, Charset charset) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, from, bytes.length - from), text, false);
        String read = text.flip().toString();
        return result.isError() || controls(read) > read.length() / 50 || read.indexOf('\0') >= 0
                ? Optional.empty()
                : Optional.of(read);
    }

    /** Some older encoding: which one does not matter here, but it has no control characters. */
    private static Optional<String> eightBit(byte[] bytes) {
        String read = new String(bytes, StandardCharsets.ISO_8859_1);
        return controls(read) == 0 ? Optional.of(read) : Optional.empty();
    }

    private static long controls(String text) {
        return text.chars()
                .filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\u001b')
                .count();
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
