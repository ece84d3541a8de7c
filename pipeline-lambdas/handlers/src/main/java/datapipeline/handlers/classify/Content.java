package datapipeline.handlers.classify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The bytes a rule may look at. Nothing here throws for a short file: what is not there does not match.
 *
 * @param size of the whole file
 */
record Content(byte[] head, long size, TailReader tail) {
    private static final int TAIL_BYTES = 64 * 1024;

    /** Whether the bytes at this place are these characters, each character one byte. */
    boolean has(int offset, String bytes) {
        if (offset < 0 || head.length - offset < bytes.length()) {
            return false;
        }
        for (int i = 0; i < bytes.length(); i++) {
            if (at(offset + i) != bytes.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the characters first stand before the limit, or -1. */
    int find(String bytes, int limit) {
        int last = Math.min(limit, head.length - bytes.length() + 1);
        for (int i = 0; i < last; i++) {
            if (has(i, bytes)) {
                return i;
            }
        }
        return -1;
    }

    boolean contains(String bytes, int limit) {
        return find(bytes, limit) >= 0;
    }

    /** The unsigned byte at this place, or -1 beyond the head. */
    int at(int offset) {
        return offset < head.length ? head[offset] & 0xff : -1;
    }

    /** An unsigned little-endian number of four bytes, or -1 beyond the head. */
    long littleEndian(int offset) {
        return number(offset, ByteOrder.LITTLE_ENDIAN);
    }

    /** An unsigned big-endian number of four bytes, or -1 beyond the head. */
    long bigEndian(int offset) {
        return number(offset, ByteOrder.BIG_ENDIAN);
    }

    /** One character a byte; shorter where the head ends. */
    String latin(int from, int length) {
        int start = Math.min(from, head.length);
        return new String(head, start, Math.min(length, head.length - start), StandardCharsets.ISO_8859_1);
    }

    /** The end of the file: the head itself when that is all of it. */
    byte[] end() {
        return size <= head.length ? head : tail.last((int) Math.min(size, TAIL_BYTES));
    }

    private long number(int offset, ByteOrder order) {
        return head.length - offset < Integer.BYTES
                ? -1
                : Integer.toUnsignedLong(ByteBuffer.wrap(head).order(order).getInt(offset));
    }
}
