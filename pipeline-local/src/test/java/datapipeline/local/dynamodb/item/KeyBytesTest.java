package datapipeline.local.dynamodb.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;

class KeyBytesTest {
    private static final int PAIRS = 50_000;

    private final Random random = new Random(20_261_124);

    @Test
    void bytesOfNumbersAreOrderedAsTheNumbers() {
        sortsAs(any -> number());
    }

    @Test
    void bytesOfStringsAreOrderedAsTheStrings() {
        sortsAs(any -> new Value.S(text()));
    }

    @Test
    void bytesOfBinariesAreOrderedAsTheBinaries() {
        sortsAs(any -> new Value.B(SdkBytes.fromByteArray(bytes())));
    }

    /** For random pairs: the order of the bytes is the order of the values, alone and as the first part of a key. */
    private void sortsAs(Function<Random, Value> next) {
        for (int i = 0; i < PAIRS; i++) {
            Value a = next.apply(random);
            Value b = next.apply(random);
            int expected = Values.compare(a, b).orElseThrow();
            assertThat(Integer.signum(Arrays.compareUnsigned(KeyBytes.of(a), KeyBytes.of(b))))
                    .as("%s against %s", a, b)
                    .isEqualTo(Integer.signum(expected));
            if (expected != 0) {
                byte[] greatestA = KeyBytes.join(KeyBytes.of(a), new byte[] {(byte) 0xFF});
                byte[] least = KeyBytes.join(KeyBytes.of(b), new byte[0]);
                assertThat(Integer.signum(Arrays.compareUnsigned(greatestA, least)))
                        .as("a key that begins with %s against one that begins with %s", a, b)
                        .isEqualTo(Integer.signum(expected));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\u0000", "\u0000", "\u0000\u0001", "ab\u0000c", "\uD83D\uDE00"})
    void aRangeByPrefixHoldsExactlyTheStringsThatBeginWithIt(String prefix) {
        if (prefix.isEmpty()) {
            assertThat(KeyBytes.prefix(new Value.S(prefix))).isEmpty();
            return;
        }
        byte[] low = KeyBytes.prefix(new Value.S(prefix));
        byte[] high = KeyBytes.afterAll(low);
        for (int i = 0; i < 5_000; i++) {
            String text = random.nextBoolean() ? prefix + text() : text();
            byte[] key = KeyBytes.of(new Value.S(text));
            boolean inRange = Arrays.compareUnsigned(key, low) >= 0 && Arrays.compareUnsigned(key, high) < 0;
            assertThat(inRange).as("\"%s\" for prefix \"%s\"", text, prefix).isEqualTo(text.startsWith(prefix));
        }
    }

    @Test
    void theExtremesOfTheNumberRangeFitOneByteOfExponent() {
        Value least = new Value.N(new BigDecimal("-9.9E125"));
        Value most = new Value.N(new BigDecimal("9.9E125"));
        Value tiny = new Value.N(new BigDecimal("1E-130"));

        assertThat(Arrays.compareUnsigned(KeyBytes.of(least), KeyBytes.of(tiny)))
                .isNegative();
        assertThat(Arrays.compareUnsigned(KeyBytes.of(tiny), KeyBytes.of(most))).isNegative();
    }

    @Test
    void onlyStringsNumbersAndBinariesAreKeys() {
        assertThatThrownBy(() -> KeyBytes.of(new Value.Bool(true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key cannot be of type BOOL");
    }

    private Value number() {
        BigInteger digits = new BigInteger(1 + random.nextInt(120), random);
        int scale = random.nextInt(4) == 0 ? random.nextInt(80) - 40 : random.nextInt(6);
        BigDecimal number = new BigDecimal(digits, scale);
        return new Value.N(random.nextBoolean() ? number : number.negate());
    }

    private String text() {
        String alphabet = "\u0000\u0001ab\u00ff\u0100\uffff";
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(5); left > 0; left--) {
            if (random.nextInt(10) == 0) {
                text.appendCodePoint(0x1F600 + random.nextInt(50));
            } else {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
        }
        return text.toString();
    }

    private byte[] bytes() {
        byte[] few = {0, 1, 2, (byte) 0xFE, (byte) 0xFF};
        byte[] bytes = new byte[random.nextInt(5)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = few[random.nextInt(few.length)];
        }
        return bytes;
    }
}
