package datapipeline.local.dynamodb.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

class ItemCodecTest {
    private static final Value BYTES = new Value.B(SdkBytes.fromByteArray(new byte[] {0, -1, 127}));

    @Test
    void readsWhatItWrote() {
        Item item = new Item(Map.of(
                "s",
                new Value.S("caf\u00e9 \uD83D\uDE00"),
                "empty",
                new Value.S(""),
                "long",
                new Value.S("x".repeat(100_000)),
                "n",
                new Value.N(new BigDecimal("-12345678901234567890123456789012345678E80")),
                "small",
                new Value.N(new BigDecimal("1E-130")),
                "flags",
                new Value.L(List.of(new Value.Bool(true), new Value.Bool(false), new Value.Null())),
                "b",
                BYTES,
                "m",
                new Value.M(Map.of("inner", new Value.M(Map.of("list", new Value.L(List.of()))))),
                "sets",
                new Value.L(List.of(
                        new Value.SS(new TreeSet<>(List.of("b", "a"))),
                        new Value.NS(new TreeSet<>(List.of(BigDecimal.ONE, new BigDecimal("2.5")))),
                        new Value.BS(binaries())))));

        assertThat(ItemCodec.read(ItemCodec.write(item))).isEqualTo(item);
    }

    private static TreeSet<SdkBytes> binaries() {
        TreeSet<SdkBytes> set = new TreeSet<>(Values.BY_UNSIGNED_BYTES);
        set.add(SdkBytes.fromUtf8String("x"));
        set.add(SdkBytes.fromUtf8String("y"));
        return set;
    }

    @Test
    void refusesAFormItDoesNotKnow() {
        assertThatThrownBy(() -> ItemCodec.read(new byte[] {9, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("form 9");
    }

    /** Sums worked out by hand from the rules that AWS gives. */
    @Test
    void countsSizesAsAwsDoes() {
        assertThat(sizeOf("k", new Value.S("h\u00e9"))).isEqualTo(1 + 3);
        assertThat(sizeOf("k", new Value.N(new BigDecimal("123")))).isEqualTo(1 + 2 + 1);
        assertThat(sizeOf("k", new Value.N(new BigDecimal("-123")))).isEqualTo(1 + 2 + 1 + 1);
        assertThat(sizeOf("k", BYTES)).isEqualTo(1 + 3);
        assertThat(sizeOf("k", new Value.Null())).isEqualTo(1 + 1);
        assertThat(sizeOf("k", new Value.L(List.of(new Value.S("ab"), new Value.Bool(true)))))
                .isEqualTo(1 + 3 + (1 + 2) + (1 + 1));
        assertThat(sizeOf("k", new Value.M(Map.of("in", new Value.S("ab"))))).isEqualTo(1 + 3 + (1 + 2 + 2));
        assertThat(sizeOf("k", new Value.SS(new TreeSet<>(List.of("ab", "c"))))).isEqualTo(1 + 3);
    }

    private static int sizeOf(String name, Value value) {
        return ItemSize.of(new Item(Map.of(name, value)));
    }
}
