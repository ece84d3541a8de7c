package datapipeline.engines.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A colour profile in a TIFF: tag 34675. The directory is written anew at the end with that tag in its place, and the
 * header points there.
 *
 * @see <a href="https://www.color.org/technotes/ICC-Technote-ProfileEmbedding.pdf">ICC: embedding profiles</a>
 */
final class TiffProfile {
    private static final int TAG = 34675;
    private static final short UNDEFINED = 7;
    private static final int ENTRY = 12;

    private TiffProfile() {}

    static byte[] embed(byte[] profile, byte[] tiff) {
        ByteOrder order = tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer in = ByteBuffer.wrap(tiff).order(order);
        int old = in.getInt(4);
        int entries = in.getShort(old) & 0xffff;
        int profileAt = tiff.length + tiff.length % 2;
        int directoryAt = profileAt + profile.length + profile.length % 2;
        ByteBuffer out =
                ByteBuffer.allocate(directoryAt + 2 + (entries + 1) * ENTRY + 4).order(order);
        out.put(tiff).putInt(4, directoryAt).position(profileAt).put(profile).position(directoryAt);
        out.putShort((short) (entries + 1));
        int before = before(in, old + 2, entries);
        out.put(tiff, old + 2, before * ENTRY);
        out.putShort((short) TAG).putShort(UNDEFINED).putInt(profile.length).putInt(profileAt);
        out.put(tiff, old + 2 + before * ENTRY, (entries - before) * ENTRY);
        return out.putInt(0).array();
    }

    /** How many tags come first: they stand in ascending order. */
    private static int before(ByteBuffer in, int first, int entries) {
        int before = 0;
        while (before < entries && (in.getShort(first + before * ENTRY) & 0xffff) < TAG) {
            before++;
        }
        return before;
    }
}
