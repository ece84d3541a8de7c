package datapipeline.handlers.aws;

import datapipeline.handlers.run.Files;
import datapipeline.model.OutputLayout;
import datapipeline.model.Source;
import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.json.Json;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.OutputObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What workers do with S3: read the version they were told, write under their own prefix. */
public record S3Files(S3Client s3, String outputBucket, S3References references) implements Files {
    private static final String FOR_EVER = "private, max-age=31536000, immutable";
    private static final int PRECONDITION_FAILED = 412;

    public S3Files(S3Client s3, String outputBucket) {
        this(s3, outputBucket, new S3References(s3, outputBucket));
    }

    @Override
    public Optional<Path> reference(String key) {
        return references.current(key);
    }

    @Override
    public Fetched download(Source source, Path to) {
        try {
            s3.getObject(ExactVersion.of(source.bucket(), source.key(), source.versionId(), source.etag()), to);
            return isAsDeclared(source, to) ? Fetched.HERE : Fetched.OTHER_BYTES;
        } catch (S3Exception e) {
            return switch (ExactVersion.missing(e)) {
                case GONE -> Fetched.GONE;
                case REPLACED -> Fetched.REPLACED;
            };
        }
    }

    private static boolean isAsDeclared(Source source, Path file) {
        try {
            return source.sha256().isEmpty() || source.sha256().get().strip().equalsIgnoreCase(sha256(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read %s again".formatted(source.fileName()), e);
        }
    }

    @Override
    public OutputObject upload(String prefix, String step, MadeFile file) {
        String name = file.name();
        String key = OutputLayout.outputKey(prefix, step, name);
        S3Uploads.to(s3, outputBucket).put(file.path(), key, file.contentType(), FOR_EVER);
        try {
            return new OutputObject(
                    step,
                    name,
                    key,
                    java.nio.file.Files.size(file.path()),
                    sha256(file.path()),
                    file.contentType(),
                    file.width(),
                    file.height(),
                    file.durationMs(),
                    file.metadata());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " again", e);
        }
    }

    @Override
    public void putManifest(String key, Manifest manifest) {
        try {
            s3.putObject(
                    request -> request.bucket(outputBucket)
                            .key(key)
                            .contentType("application/json")
                            .ifNoneMatch("*"),
                    RequestBody.fromString(Json.write(manifest)));
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw e;
            }
        }
    }

    @Override
    public void deleteUnder(String prefix, Predicate<String> chosen) {
        s3.listObjectsV2Paginator(request -> request.bucket(outputBucket).prefix(prefix)).stream()
                .map(page -> page.contents().stream()
                        .map(S3Object::key)
                        .filter(chosen)
                        .map(key -> ObjectIdentifier.builder().key(key).build())
                        .toList())
                .filter(keys -> !keys.isEmpty())
                .forEach(keys -> s3.deleteObjects(request -> request.bucket(outputBucket)
                        .delete(Delete.builder().objects(keys).quiet(true).build())));
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = java.nio.file.Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
