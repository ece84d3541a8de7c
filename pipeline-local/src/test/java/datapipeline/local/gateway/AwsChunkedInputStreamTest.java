package datapipeline.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The worked examples of https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html: 65 KB of the letter a.
 */
class AwsChunkedInputStreamTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final Signature.Scope SCOPE = new Signature.Scope("20130524", "us-east-1", "s3");
    private static final OptionalLong LENGTH = OptionalLong.of(66_560);

    private static final String SEED = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
    private static final String SIGNED =
            chunk("ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648", 65_536)
                    + chunk("0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497", 1_024)
                    + "0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n";

    private static final String TRAILER_SEED = "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e";
    private static final String WITH_TRAILER =
            chunk("b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2", 65_536)
                    + chunk("1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7", 1_024)
                    + "0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n"
                    + "x-amz-checksum-crc32c:sOO8/Q==\r\n"
                    + "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n";

    @Test
    void deliversThePayloadOfSignedChunks() throws Exception {
        var stream = signed(SIGNED, SEED, Set.of());

        assertThat(stream.readAllBytes()).hasSize(66_560).containsOnly('a');
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.trailers().names()).isEmpty();
    }

    @Test
    void deliversTheSignedTrailer() throws Exception {
        var stream = signed(WITH_TRAILER, TRAILER_SEED, Set.of("x-amz-checksum-crc32c"));

        assertThat(stream.readAllBytes()).hasSize(66_560);
        assertThat(stream.trailers().first("x-amz-checksum-crc32c")).contains("sOO8/Q==");
    }

    @Test
    void deliversThePayloadByteByByte() throws Exception {
        var stream = new AwsChunkedInputStream(
                in("2\r\nab\r\n1\r\nc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n\r\n"),
                Optional.empty(),
                Set.of("x-amz-checksum-crc32"),
                OptionalLong.of(3));
        var out = new ByteArrayOutputStream();
        for (int b = stream.read(); b >= 0; b = stream.read()) {
            out.write(b);
        }

        assertThat(out).hasToString("abc");
        assertThat(stream.trailers().first("x-amz-checksum-crc32")).contains("NSRBwg==");
    }

    @Test
    void refusesAChunkThatWasChanged() {
        refused(signed(SIGNED.replaceFirst("aaaa", "aaab"), SEED, Set.of()), "SignatureDoesNotMatch");
    }

    @Test
    void refusesChunksThatBelongToAnotherRequest() {
        refused(signed(SIGNED, TRAILER_SEED, Set.of()), "SignatureDoesNotMatch");
    }

    @Test
    void refusesChunksWithoutASignature() {
        refused(signed("1\r\na\r\n0\r\n\r\n", SEED, Set.of()), "InvalidRequest");
    }

    @Test
    void refusesATrailerThatWasChanged() {
        var stream = signed(WITH_TRAILER.replace("sOO8", "sOO9"), TRAILER_SEED, Set.of("x-amz-checksum-crc32c"));

        refused(stream, "SignatureDoesNotMatch");
    }

    @Test
    void refusesATrailerThatWasNotAnnouncedOrDoesNotCome() {
        refused(unsigned("1\r\na\r\n0\r\nx-amz-meta-more:1\r\n\r\n", Set.of(), 1), "MalformedTrailerError");
        refused(unsigned("1\r\na\r\n0\r\n\r\n", Set.of("x-amz-checksum-crc32"), 1), "MalformedTrailerError");
    }

    @Test
    void refusesABodyThatBreaksOffWhereverItDoes() {
        String whole = "2\r\nab\r\n0\r\n\r\n";
        for (String part : List.of("", "2", "2\r\n", "2\r\na", "2\r\nab", "2\r\nab\r\n", "2\r\nab\r\n0")) {
            assertThat(whole).startsWith(part);
            refused(unsigned(part, Set.of(), 2), "IncompleteBody");
        }
        refused(unsigned(whole, Set.of(), 3), "IncompleteBody");
    }

    @Test
    void refusesWhatIsNoFraming() {
        refused(unsigned("-1\r\n", Set.of(), 2), "InvalidRequest");
        refused(unsigned("1\r\nab\r\n0\r\n\r\n", Set.of(), 2), "InvalidRequest");
        refused(unsigned("f".repeat(9_000), Set.of(), 2), "InvalidRequest");
    }

    @Test
    void tellsNoTrailerBeforeTheEnd() {
        assertThatThrownBy(() -> signed(SIGNED, SEED, Set.of()).trailers())
                .hasMessageContaining("not been read to its end");
    }

    private static void refused(AwsChunkedInputStream stream, String code) {
        assertThatThrownBy(stream::readAllBytes)
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static AwsChunkedInputStream signed(String body, String seed, Set<String> announced) {
        var signature = new Signature(
                "AKIAIOSFODNN7EXAMPLE",
                SCOPE,
                List.of(),
                seed,
                Instant.parse("2013-05-24T00:00:00Z"),
                Optional.empty());
        var chain = new ChunkSignatures(SigningKey.of(SECRET, SCOPE), signature);
        return new AwsChunkedInputStream(in(body), Optional.of(chain), announced, LENGTH);
    }

    private static AwsChunkedInputStream unsigned(String body, Set<String> announced, long length) {
        return new AwsChunkedInputStream(in(body), Optional.empty(), announced, OptionalLong.of(length));
    }

    private static ByteArrayInputStream in(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII));
    }

    private static String chunk(String signature, int size) {
        return Integer.toHexString(size) + ";chunk-signature=" + signature + "\r\n" + "a".repeat(size) + "\r\n";
    }
}
