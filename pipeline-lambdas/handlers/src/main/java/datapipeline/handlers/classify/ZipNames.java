package datapipeline.handlers.classify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The names of a ZIP's entries, read from records found by their signature; nothing is unpacked. The central directory
 * in the tail is believed; only when the end is missing, and with it the directory, do the entries' own headers count.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE, 4.3.7 and 4.3.12</a>
 */
final class ZipNames {
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_LENGTH_AT = 28;
    private static final int CENTRAL_NAME_AT = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH_AT = 26;
    private static final int LOCAL_NAME_AT = 30;
    private static final int END = 0x06054b50;
    private static final int END_RECORD = 22;
    private static final int DIRECTORY_SIZE_AT = 12;
    private static final int MAX_NAMES = 2000;

    private ZipNames() {}

    static Set<String> of(Content content) {
        byte[] end = content.end();
        int directory = directory(end);
        return directory < 0
                ? names(content.head(), 0, LOCAL, LOCAL_LENGTH_AT, LOCAL_NAME_AT)
                : names(end, directory, CENTRAL, CENTRAL_LENGTH_AT, CENTRAL_NAME_AT);
    }

    /** Where the directory begins, or the first byte there is of a long one; -1 when the file has lost its end. */
    private static int directory(byte[] bytes) {
        ByteBuffer records = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = bytes.length - END_RECORD; at >= 0; at--) {
            if (records.getInt(at) == END) {
                long size = Integer.toUnsignedLong(records.getInt(at + DIRECTORY_SIZE_AT));
                return (int) Math.max(0, at - size);
            }
        }
        return -1;
    }

    private static Set<String> names(byte[] bytes, int from, int signature, int lengthAt, int nameAt) {
        Set<String> names = new LinkedHashSet<>();
        ByteBuffer records = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = from; at + nameAt <= bytes.length && names.size() < MAX_NAMES; at++) {
            if (bytes[at] == 'P' && records.getInt(at) == signature) {
                int length = Short.toUnsignedInt(records.getShort(at + lengthAt));
                int present = Math.min(length, bytes.length - at - nameAt);
                names.add(new String(bytes, at + nameAt, present, StandardCharsets.UTF_8));
            }
        }
        return names;
    }
}
