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
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Writes values: a letter for the type, then what there is. Counts and lengths take seven bits a byte, lowest first,
 * the eighth saying that more follows. {@link ValueReader} reads it.
 */
final class ValueWriter {
    private final DataOutputStream out;

    ValueWriter(DataOutputStream out) {
        this.out = out;
    }

    void entries(Map<String, Value> entries) throws IOException {
        count(entries.size());
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            text(entry.getKey());
            value(entry.getValue());
        }
    }

    private void value(Value value) throws IOException {
        switch (value) {
            case S s -> {
                out.writeByte('S');
                text(s.text());
            }
            case N n -> {
                out.writeByte('N');
                number(n.number());
            }
            case B b -> {
                out.writeByte('B');
                bytes(b.bytes().asByteArrayUnsafe());
            }
            case Bool bool -> out.writeByte(bool.isTrue() ? 'T' : 'F');
            case Null none -> out.writeByte('0');
            case L list -> list(list);
            case M map -> {
                out.writeByte('M');
                entries(map.entries());
            }
            case SS strings -> set(strings);
            case NS numbers -> set(numbers);
            case BS binaries -> set(binaries);
        }
    }

    private void list(L list) throws IOException {
        out.writeByte('L');
        count(list.elements().size());
        for (Value element : list.elements()) {
            value(element);
        }
    }

    private void set(SS set) throws IOException {
        out.writeByte('s');
        count(set.texts().size());
        for (String text : set.texts()) {
            text(text);
        }
    }

    private void set(NS set) throws IOException {
        out.writeByte('n');
        count(set.numbers().size());
        for (BigDecimal number : set.numbers()) {
            number(number);
        }
    }

    private void set(BS set) throws IOException {
        out.writeByte('b');
        count(set.binaries().size());
        for (SdkBytes binary : set.binaries()) {
            bytes(binary.asByteArrayUnsafe());
        }
    }

    private void number(BigDecimal number) throws IOException {
        out.writeShort(number.scale());
        bytes(number.unscaledValue().toByteArray());
    }

    private void text(String text) throws IOException {
        bytes(Values.utf8(text));
    }

    private void bytes(byte[] bytes) throws IOException {
        count(bytes.length);
        out.write(bytes);
    }

    private void count(int count) throws IOException {
        int rest = count;
        while (rest > 0x7F) {
            out.writeByte(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }
}
