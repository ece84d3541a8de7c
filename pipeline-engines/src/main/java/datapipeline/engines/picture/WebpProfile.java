package datapipeline.engines.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A colour profile in a WebP: its own chunk, announced by a flag of an extended header.
 *
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container#color_profile">WebP container</a>
 */
final class WebpProfile {
    private static final int RIFF_HEADER = 12;
    private static final int EXTENDED_HEADER = 18;
    private static final byte PROFILE = 0x20;
    private static final byte ALPHA = 0x10;

    private WebpProfile() {}

    static byte[] embed(byte[] profile, byte[] webp) {
        ByteBuffer in = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        boolean extended = name(webp, RIFF_HEADER).equals("VP8X");
        byte[] header = extended ? extended(webp) : header(in, webp);
        int rest = RIFF_HEADER + (extended ? EXTENDED_HEADER : 0);
        int padded = profile.length + profile.length % 2;
        int size = RIFF_HEADER + EXTENDED_HEADER + 8 + padded + webp.length - rest;
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(size - 8).put(ascii("WEBP")).put(header);
        out.put(ascii("ICCP")).putInt(profile.length).put(profile).position(size - webp.length + rest);
        return out.put(webp, rest, webp.length - rest).array();
    }

    private static byte[] extended(byte[] webp) {
        byte[] header = new byte[EXTENDED_HEADER];
        System.arraycopy(webp, RIFF_HEADER, header, 0, header.length);
        header[8] |= PROFILE;
        return header;
    }

    /** A lossy picture tells its size in its frame header, a lossless one in 28 bits behind its signature. */
    private static byte[] header(ByteBuffer in, byte[] webp) {
        int data = RIFF_HEADER + 8;
        boolean lossy = name(webp, RIFF_HEADER).equals("VP8 ");
        int bits = in.getInt(data + 1);
        int width = lossy ? in.getShort(data + 6) & 0x3fff : (bits & 0x3fff) + 1;
        int height = lossy ? in.getShort(data + 8) & 0x3fff : (bits >> 14 & 0x3fff) + 1;
        boolean alpha = !lossy && (bits >> 28 & 1) == 1;
        ByteBuffer header = ByteBuffer.allocate(EXTENDED_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("VP8X")).putInt(10).putInt(alpha ? PROFILE | ALPHA : PROFILE);
        three(header, width - 1);
        three(header, height - 1);
        return header.array();
    }

    private static void three(ByteBuffer out, int number) {
        out.put((byte) number).put((byte) (number >> 8)).put((byte) (number >> 16));
    }

    private static String name(byte[] webp, int at) {
        return new String(webp, at, 4, StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
