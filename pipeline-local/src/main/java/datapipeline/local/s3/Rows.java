package datapipeline.local.s3;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/**
 * How S3's rows lie in the store: records as JSON, under keys that sort as S3 lists.
 *
 * <p>S3 lists keys in the order of their UTF-8 bytes, the store orders texts by their 16-bit units. So a key is stored
 * with one character for each of its bytes; both orders are then the same.
 */
final class Rows {
    /** Ends each part of a row's key. It sorts before everything, and no object key may hold it. */
    static final char END = '\0';

    /** Sorts after every byte of a key. */
    static final char AFTER_EVERY_BYTE = '\u0100';

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Rows() {}

    static String bytesOf(String key) {
        return new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static String write(Object row) {
        return JSON.writeValueAsString(row);
    }

    static <T> T read(String row, Class<T> type) {
        return JSON.readValue(row, type);
    }
}
