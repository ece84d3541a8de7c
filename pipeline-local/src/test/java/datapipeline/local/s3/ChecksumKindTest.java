package datapipeline.local.s3;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChecksumKindTest {
    @ParameterizedTest
    @CsvSource({
        "CRC32, cbf43926",
        "CRC32C, e3069283",
        "CRC64NVME, ae8b14860a799888",
        "SHA1, f7c3bc1d808e04732adf679965ccc34ca7ae3441",
        "SHA256, 15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"
    })
    void givesTheCheckValueOfItsCatalogue(ChecksumKind kind, String expected) {
        assertThat(HexFormat.of().formatHex(checksum(kind, "123456789".getBytes(US_ASCII))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChecksumKind.class,
            names = {"CRC32", "CRC32C", "CRC64NVME"})
    void theChecksumsOfTwoPartsCombineToThatOfTheWhole(ChecksumKind kind) {
        byte[] whole = new byte[100_003];
        new Random(7).nextBytes(whole);
        byte[] first = java.util.Arrays.copyOf(whole, 33_333);
        byte[] second = java.util.Arrays.copyOfRange(whole, 33_333, whole.length);

        long combined = kind.combination()
                .orElseThrow()
                .combine(number(checksum(kind, first)), number(checksum(kind, second)), second.length);

        assertThat(combined).isEqualTo(number(checksum(kind, whole)));
    }

    @Test
    void doesNotMatterInWhichPiecesTheBytesCome() {
        byte[] whole = new byte[1_000];
        new Random(3).nextBytes(whole);
        ChecksumKind.Running pieces = ChecksumKind.CRC64NVME.start();
        for (int i = 0; i < whole.length; i += 13) {
            pieces.update(whole, i, Math.min(13, whole.length - i));
        }

        assertThat(pieces.value()).isEqualTo(checksum(ChecksumKind.CRC64NVME, whole));
    }

    private static byte[] checksum(ChecksumKind kind, byte[] bytes) {
        ChecksumKind.Running running = kind.start();
        running.update(bytes, 0, bytes.length);
        return running.value();
    }

    private static long number(byte[] bytes) {
        return new BigInteger(1, bytes).longValue();
    }
}
