package datapipeline.engines.document;

import datapipeline.engines.sandbox.Refusal;
import datapipeline.model.ReasonCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A file that is its own text; a form feed begins a page. */
final class PlainText {
    static final long MAX_BYTES = 50_000_000;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private PlainText() {}

    static DocumentText read(Path file) throws IOException {
        byte[] bytes = bytes(file);
        Charset charset = charset(bytes);
        String text = decode(bytes, charset);
        return new DocumentText(List.of(text.split("\f", -1)), Map.of("charset", charset.name()));
    }

    static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new Refusal(
                    ReasonCode.LIMIT_EXCEEDED,
                    "the text has %d bytes; at most %d are read".formatted(Files.size(file), MAX_BYTES));
        }
        return Files.readAllBytes(file);
    }

    static String decode(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** By its byte order mark; else UTF-8 if it is valid UTF-8, which other encodings hardly ever are by chance. */
    static Charset charset(byte[] bytes) {
        if (bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length > 1 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException other) {
            return WESTERN;
        }
    }
}
