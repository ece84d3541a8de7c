package datapipeline.handlers.aws;

import datapipeline.handlers.run.Sources;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Fetches from S3_INPUT, comparing the checksum while the bytes stream by. */
public final class S3Sources implements Sources {
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;

    public S3Sources(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public Fetched fetch(Source source, Path to) {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(source.bucket()).key(source.key());
        source.versionId().ifPresentOrElse(request::versionId, () -> request.ifMatch(source.etag()));
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(s3.getObject(request.build()), digest)) {
            Files.copy(in, to);
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND || e.statusCode() == PRECONDITION_FAILED) {
                return new Fetched.Gone();
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot fetch \"%s\" from %s".formatted(source.key(), source.bucket()), e);
        }
        return compared(source, to, HexFormat.of().formatHex(digest.digest()));
    }

    private static Fetched compared(Source source, Path file, String actual) {
        return source.sha256()
                .filter(declared -> !declared.equals(actual))
                .<Fetched>map(declared -> new Fetched.Wrong(Problem.of(
                        ReasonCode.CHECKSUM_MISMATCH,
                        "\"%s\" was declared to have SHA-256 %s and has %s."
                                .formatted(source.key(), declared, actual))))
                .orElseGet(() -> new Fetched.Whole(file));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
