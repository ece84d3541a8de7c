package datapipeline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-4, 0, 5",
        "bytes=6-10, 6, 5",
        "bytes=6-, 6, 5",
        "bytes=6-999, 6, 5",
        "bytes=-3, 8, 3",
        "bytes=-999, 0, 11",
        "bytes=10-10, 10, 1"
    })
    void readsARangeOfElevenBytes(String header, long start, long length) {
        assertThat(ByteRange.parse(header, 11)).contains(new ByteRange(start, length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=-", "bytes=5-3", "bytes=0-1,4-5", "lines=0-1", "bytes=a-b", ""})
    void ignoresWhatIsNotOneRange(String header) {
        assertThat(ByteRange.parse(header, 11)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=11-", "bytes=11-20", "bytes=-0"})
    void refusesARangeOutsideOfTheObject(String header) {
        assertThatThrownBy(() -> ByteRange.parse(header, 11))
                .isInstanceOfSatisfying(
                        S3Error.class, error -> assertThat(error.status()).isEqualTo(416));
    }

    @Test
    void saysWhichBytesOfHowMany() {
        assertThat(new ByteRange(6, 5).contentRange(11)).isEqualTo("bytes 6-10/11");
    }
}
