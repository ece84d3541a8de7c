package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.item.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** Whether one value is a part of another. */
final class Parts {
    private Parts() {}

    static boolean beginsWith(@Nullable Value whole, @Nullable Value prefix) {
        if (whole instanceof Value.S(String text) && prefix instanceof Value.S(String start)) {
            return text.startsWith(start);
        }
        if (whole instanceof Value.B(SdkBytes bytes) && prefix instanceof Value.B(SdkBytes start)) {
            byte[] all = bytes.asByteArrayUnsafe();
            byte[] first = start.asByteArrayUnsafe();
            return all.length >= first.length && Arrays.equals(all, 0, first.length, first, 0, first.length);
        }
        return false;
    }

    static boolean contains(@Nullable Value whole, @Nullable Value part) {
        if (whole == null || part == null) {
            return false;
        }
        return switch (whole) {
            case Value.S(String text) -> part instanceof Value.S(String inner) && text.contains(inner);
            case Value.B(SdkBytes bytes) ->
                part instanceof Value.B(SdkBytes inner) && latin1(bytes).contains(latin1(inner));
            case Value.L list -> list.elements().contains(part);
            case Value.SS set -> part instanceof Value.S s && set.texts().contains(s.text());
            case Value.NS set -> part instanceof Value.N n && set.numbers().contains(n.number());
            case Value.BS set -> part instanceof Value.B b && set.binaries().contains(b.bytes());
            case Value.M map -> false;
            case Value.N n -> false;
            case Value.Bool bool -> false;
            case Value.Null none -> false;
        };
    }

    /** One character for one byte, so that bytes can be searched as text is. */
    private static String latin1(SdkBytes bytes) {
        return new String(bytes.asByteArrayUnsafe(), StandardCharsets.ISO_8859_1);
    }
}
