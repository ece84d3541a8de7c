package datapipeline.local.dynamodb.item;

import datapipeline.local.dynamodb.item.Value.B;
import datapipeline.local.dynamodb.item.Value.N;
import datapipeline.local.dynamodb.item.Value.S;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Keys as bytes whose unsigned order is DynamoDB's order, so that the store's maps can be sought.
 *
 * <p>A string is its UTF-8 bytes, a binary its bytes; in both {@code 00} becomes {@code 00 FF}, and {@code 00 01} ends
 * them. The end sorts before everything that could go on, so {@code "a" < "a\0" < "ab"}, and a key of several parts is
 * the parts one after the other.
 *
 * <p>A number is one byte for its sign ({@code 00} negative, {@code 01} zero, {@code 02} positive), one for the power of
 * ten of its first digit plus 130, then its digits from the first on, two a byte, each pair plus one, ended by
 * {@code 00}. All but the sign is inverted in a negative number, which turns its order around.
 */
public final class KeyBytes {
    private static final byte ESCAPE = 0;
    private static final byte ESCAPED_ZERO = (byte) 0xFF;
    private static final byte END = 1;

    private KeyBytes() {}

    /** One part of a key. A number's bytes have their end already: nothing but the number itself begins with them. */
    public static byte[] of(Value value) {
        byte[] prefix = prefix(value);
        return value instanceof N ? prefix : ended(prefix);
    }

    /** What the bytes of all strings or binaries that begin like this one begin with. */
    public static byte[] prefix(Value value) {
        return switch (value) {
            case S s -> escaped(Values.utf8(s.text()));
            case B b -> escaped(b.bytes().asByteArrayUnsafe());
            case N n -> number(n.number());
            case Value.Bool v -> throw notAKey(v);
            case Value.Null v -> throw notAKey(v);
            case Value.L v -> throw notAKey(v);
            case Value.M v -> throw notAKey(v);
            case Value.SS v -> throw notAKey(v);
            case Value.NS v -> throw notAKey(v);
            case Value.BS v -> throw notAKey(v);
        };
    }

    /** Two parts, one after the other. */
    public static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** The smallest bytes that are greater than all that begin with these. */
    public static byte[] afterAll(byte[] prefix) {
        int last = prefix.length - 1;
        while (last >= 0 && prefix[last] == (byte) 0xFF) {
            last--;
        }
        if (last < 0) {
            throw new IllegalArgumentException("nothing comes after bytes that are all FF");
        }
        byte[] after = Arrays.copyOf(prefix, last + 1);
        after[last]++;
        return after;
    }

    /** The smallest bytes greater than exactly these. */
    public static byte[] next(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }

    private static IllegalArgumentException notAKey(Value value) {
        return new IllegalArgumentException("a key cannot be of type " + value.type());
    }

    private static byte[] escaped(byte[] raw) {
        var out = new ByteArrayOutputStream(raw.length + 4);
        for (byte each : raw) {
            out.write(each);
            if (each == ESCAPE) {
                out.write(ESCAPED_ZERO);
            }
        }
        return out.toByteArray();
    }

    private static byte[] ended(byte[] escaped) {
        byte[] ended = Arrays.copyOf(escaped, escaped.length + 2);
        ended[escaped.length] = ESCAPE;
        ended[escaped.length + 1] = END;
        return ended;
    }

    private static byte[] number(BigDecimal number) {
        if (number.signum() == 0) {
            return new byte[] {1};
        }
        boolean negative = number.signum() < 0;
        String digits = number.unscaledValue().abs().toString();
        byte[] bytes = new byte[3 + (digits.length() + 1) / 2];
        bytes[0] = (byte) (negative ? 0 : 2);
        bytes[1] = (byte) (Numbers.exponent(number) - Numbers.MIN_EXPONENT);
        for (int i = 0; i < digits.length(); i += 2) {
            int tens = Character.digit(digits.charAt(i), 10);
            int ones = i + 1 < digits.length() ? Character.digit(digits.charAt(i + 1), 10) : 0;
            bytes[2 + i / 2] = (byte) (tens * 10 + ones + 1);
        }
        if (negative) {
            for (int i = 1; i < bytes.length; i++) {
                bytes[i] = (byte) ~bytes[i];
            }
        }
        return bytes;
    }
}
