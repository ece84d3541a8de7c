package datapipeline.local.s3;

import datapipeline.local.gateway.Request;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an uploader says about the bytes it sends, so that damage on the way is noticed.
 *
 * @param kind what to compute while the bytes stream by
 * @param chosen whether the uploader chose the kind; S3 adds CRC-64 to what came without
 * @param trailing whether the expected value comes after the bytes
 */
record UploadChecksums(ChecksumKind kind, boolean chosen, boolean trailing, Optional<String> contentMd5) {
    private static final String PREFIX = "x-amz-checksum-";

    static UploadChecksums of(Request request) {
        List<ChecksumKind> sent = Arrays.stream(ChecksumKind.values())
                .filter(kind -> request.header(kind.header()).isPresent())
                .toList();
        if (sent.size() > 1) {
            throw S3Error.invalidRequest(
                    "Expecting a single x-amz-checksum- header. Multiple checksum Types are not" + " allowed.");
        }
        Optional<ChecksumKind> trailer = request.header("x-amz-trailer")
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> ChecksumKind.named(name.substring(PREFIX.length())));
        Optional<ChecksumKind> announced =
                request.header("x-amz-sdk-checksum-algorithm").map(ChecksumKind::named);
        Optional<ChecksumKind> chosen =
                sent.stream().findFirst().or(() -> trailer).or(() -> announced);
        return new UploadChecksums(
                chosen.orElse(ChecksumKind.CRC64NVME),
                chosen.isPresent(),
                trailer.isPresent(),
                request.header("content-md5"));
    }

    /**
     * Compares with what arrived. The trailing fields of the request can be asked only now.
     *
     * @throws S3Error when the bytes are not those that were sent
     */
    void verify(Request request, ContentDigests digests) {
        contentMd5.ifPresent(expected -> {
            if (!decodable(expected, 16)) {
                throw new S3Error(400, "InvalidDigest", "The Content-MD5 you specified was invalid.");
            }
            if (!expected.equals(digests.md5Base64())) {
                throw S3Error.badDigest("The Content-MD5 you specified did not match what we received.")
                        .detail("ExpectedDigest", expected)
                        .detail("CalculatedDigest", digests.md5Base64());
            }
        });
        expectedChecksum(request).ifPresent(expected -> {
            if (!decodable(expected, kind.bytes())) {
                throw S3Error.invalidRequest("Value for %s header is invalid.".formatted(kind.header()));
            }
            if (!expected.equals(digests.checksum(kind).value())) {
                throw S3Error.badDigest("The %s you specified did not match the calculated checksum.".formatted(kind));
            }
        });
    }

    private Optional<String> expectedChecksum(Request request) {
        return trailing ? request.trailers().first(kind.header()) : request.header(kind.header());
    }

    private static boolean decodable(String base64, int bytes) {
        try {
            return Base64.getDecoder().decode(base64).length == bytes;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
