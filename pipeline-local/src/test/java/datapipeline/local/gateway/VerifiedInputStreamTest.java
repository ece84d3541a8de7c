package datapipeline.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VerifiedInputStreamTest {
    private static final String HASH_OF_ABC = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD";

    @Test
    void deliversWhatWasSigned() throws Exception {
        var stream = stream("abc", OptionalLong.of(3), Optional.of(HASH_OF_ABC));

        assertThat(stream.readAllBytes()).asString().isEqualTo("abc");
        assertThat(stream.read()).isEqualTo(-1);
    }

    @Test
    void refusesOtherBytesWithTheLastOfThem() throws Exception {
        var stream = stream("abd", OptionalLong.of(3), Optional.of(HASH_OF_ABC));
        stream.readNBytes(2);

        assertThatThrownBy(() -> stream.readNBytes(1))
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.code()).isEqualTo("XAmzContentSHA256Mismatch"));
    }

    @Test
    void refusesOtherBytesAtTheEndWhenNobodySaidHowManyThereAre() throws Exception {
        var stream = stream("abd", OptionalLong.empty(), Optional.of(HASH_OF_ABC));
        stream.readNBytes(3);

        assertThatThrownBy(stream::read)
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.code()).isEqualTo("XAmzContentSHA256Mismatch"));
    }

    @Test
    void refusesABodyThatBreaksOffEvenIfItIsNotSigned() {
        assertThatThrownBy(
                        () -> stream("ab", OptionalLong.of(3), Optional.empty()).readAllBytes())
                .isInstanceOfSatisfying(RequestRefused.class, e -> assertThat(e).hasMessageContaining("2 of 3 came"));
    }

    private static VerifiedInputStream stream(String body, OptionalLong length, Optional<String> hash) {
        return new VerifiedInputStream(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)), length, hash);
    }
}
