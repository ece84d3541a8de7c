package datapipeline.engines.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A colour profile in an AVIF: a property of the first item, beside the numeric one that ffmpeg writes. Everything that
 * counts bytes is told of those that came in between.
 *
 * @see <a href="https://aomediacodec.github.io/av1-avif/#color-and-pixel-information">AVIF</a>, after ISO/IEC 23008-12
 */
final class AvifProfile {
    private static final int BOX = 8;
    private static final int FULL_BOX = 12;

    private final ByteBuffer in;
    private final int meta;
    private final int properties;
    private final int container;
    private final int associations;

    private AvifProfile(byte[] avif) {
        in = ByteBuffer.wrap(avif);
        meta = find("meta", 0, avif.length);
        properties = find("iprp", meta + FULL_BOX, end(meta));
        container = find("ipco", properties + BOX, end(properties));
        associations = find("ipma", properties + BOX, end(properties));
    }

    static byte[] embed(byte[] profile, byte[] avif) {
        return new AvifProfile(avif).with(profile);
    }

    private byte[] with(byte[] profile) {
        int property = BOX + 4 + profile.length;
        int count = associations + FULL_BOX + 4 + 2;
        int behind = count + 1 + in.get(count);
        byte[] old = in.array();
        ByteBuffer out = ByteBuffer.allocate(old.length + property + 1);
        out.put(old, 0, end(container));
        out.putInt(property).put("colrprof".getBytes(StandardCharsets.US_ASCII)).put(profile);
        out.put(old, end(container), behind - end(container)).put((byte) (properties() + 1));
        out.put(old, behind, old.length - behind);
        grow(out, meta, property + 1);
        grow(out, properties, property + 1);
        grow(out, container, property);
        grow(out, associations + property, 1);
        out.put(count + property, (byte) (in.get(count) + 1));
        moveItems(out, property + 1);
        return out.array();
    }

    private static void grow(ByteBuffer out, int box, int bytes) {
        out.putInt(box, out.getInt(box) + bytes);
    }

    /** How many there are; an association names them by their places. */
    private int properties() {
        int count = 0;
        for (int box = container + BOX; box < end(container); box = end(box)) {
            count++;
        }
        return count;
    }

    /** Items lie behind the box that has grown. ffmpeg gives each one extent with offset and length of four bytes. */
    private void moveItems(ByteBuffer out, int bytes) {
        int location = find("iloc", meta + FULL_BOX, end(meta));
        if (in.get(location + BOX) != 0 || in.getShort(location + FULL_BOX) != 0x4400) {
            throw new IllegalStateException("ffmpeg lays out the items of an AVIF in another way than 8.1 did");
        }
        int items = in.getShort(location + FULL_BOX + 2);
        for (int item = 0; item < items; item++) {
            grow(out, location + FULL_BOX + 4 + item * 14 + 6, bytes);
        }
    }

    private int end(int box) {
        return box + in.getInt(box);
    }

    private int find(String type, int from, int to) {
        for (int box = from; box < to; box = end(box)) {
            if (new String(in.array(), box + 4, 4, StandardCharsets.US_ASCII).equals(type)) {
                return box;
            }
        }
        throw new IllegalStateException("ffmpeg wrote an AVIF without " + type);
    }
}
