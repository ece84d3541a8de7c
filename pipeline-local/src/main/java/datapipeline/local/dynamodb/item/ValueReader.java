package datapipeline.local.dynamodb.item;

import datapipeline.local.dynamodb.item.Value.B;
import datapipeline.local.dynamodb.item.Value.BS;
import datapipeline.local.dynamodb.item.Value.Bool;
import datapipeline.local.dynamodb.item.Value.L;
import datapipeline.local.dynamodb.item.Value.M;
import datapipeline.local.dynamodb.item.Value.N;
import datapipeline.local.dynamodb.item.Value.NS;
import datapipeline.local.dynamodb.item.Value.Null;
import datapipeline.local.dynamodb.item.Value.S;
import datapipeline.local.dynamodb.item.Value.SS;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkBytes;

/** Reads what {@link ValueWriter} wrote. */
final class ValueReader {
    private final DataInputStream in;

    ValueReader(DataInputStream in) {
        this.in = in;
    }

    Map<String, Value> entries() throws IOException {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int left = count(); left > 0; left--) {
            String name = text();
            entries.put(name, value());
        }
        return entries;
    }

    private Value value() throws IOException {
        char type = (char) in.readUnsignedByte();
        return switch (type) {
            case 'S' -> new S(text());
            case 'N' -> new N(number());
            case 'B' -> new B(bytes());
            case 'T' -> new Bool(true);
            case 'F' -> new Bool(false);
            case '0' -> new Null();
            case 'L' -> list();
            case 'M' -> new M(entries());
            case 's' -> new SS(set(new TreeSet<>(), this::text));
            case 'n' -> new NS(set(new TreeSet<>(), this::number));
            case 'b' -> new BS(set(new TreeSet<>(Values.BY_UNSIGNED_BYTES), this::bytes));
            default -> throw new IOException("no value begins with '%c'".formatted(type));
        };
    }

    private L list() throws IOException {
        List<Value> elements = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            elements.add(value());
        }
        return new L(elements);
    }

    private interface Part<T> {
        T read() throws IOException;
    }

    private <T> SortedSet<T> set(SortedSet<T> set, Part<T> part) throws IOException {
        for (int left = count(); left > 0; left--) {
            set.add(part.read());
        }
        return set;
    }

    private BigDecimal number() throws IOException {
        int scale = in.readShort();
        return new BigDecimal(new BigInteger(in.readNBytes(count())), scale);
    }

    private String text() throws IOException {
        return new String(in.readNBytes(count()), StandardCharsets.UTF_8);
    }

    private SdkBytes bytes() throws IOException {
        return SdkBytes.fromByteArrayUnsafe(in.readNBytes(count()));
    }

    private int count() throws IOException {
        int count = 0;
        int shift = 0;
        int part;
        do {
            part = in.readUnsignedByte();
            count |= (part & 0x7F) << shift;
            shift += 7;
        } while ((part & 0x80) != 0);
        return count;
    }
}
