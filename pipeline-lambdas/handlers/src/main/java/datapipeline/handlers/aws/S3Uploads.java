package datapipeline.handlers.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Puts files into a bucket, large ones in parts: one request takes no more than 5 GB. The SDK's transfer manager would need an
 * asynchronous client, and with it Netty or the CRT in every function.
 *
 * @param single in bytes: a larger file goes in parts of at least this size
 */
public record S3Uploads(S3Client s3, String bucket, long single) {
    /** Much less than where AWS advises parts, 100 MB, as each is held in memory: https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html. */
    private static final long SINGLE = 16L << 20;

    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html. */
    private static final long MOST_PARTS = 10_000;

    static S3Uploads to(S3Client s3, String bucket) {
        return new S3Uploads(s3, bucket, SINGLE);
    }

    /** Puts a file; either all of it is there afterwards, or nothing. */
    public void put(Path file, String key, String contentType, String cacheControl) {
        long size = size(file);
        if (size <= single) {
            s3.putObject(
                    request -> request.bucket(bucket)
                            .key(key)
                            .contentType(contentType)
                            .cacheControl(cacheControl),
                    RequestBody.fromFile(file));
            return;
        }
        String upload = s3.createMultipartUpload(request ->
                        request.bucket(bucket).key(key).contentType(contentType).cacheControl(cacheControl))
                .uploadId();
        try {
            List<CompletedPart> parts = parts(file, key, upload, (int) Math.max(single, size / MOST_PARTS + 1));
            s3.completeMultipartUpload(request ->
                    request.bucket(bucket).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)));
        } catch (RuntimeException e) {
            abort(key, upload, e);
            throw e;
        }
    }

    private List<CompletedPart> parts(Path file, String key, String upload, int partSize) {
        List<CompletedPart> parts = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            for (byte[] part = in.readNBytes(partSize); part.length > 0; part = in.readNBytes(partSize)) {
                parts.add(part(key, upload, parts.size() + 1, part));
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getFileName(), e);
        }
    }

    private CompletedPart part(String key, String upload, int number, byte[] bytes) {
        String etag = s3.uploadPart(
                        request ->
                                request.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                        RequestBody.fromBytes(bytes))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    /** Parts of an upload that nobody completes would lie there, unseen and paid for. */
    private void abort(String key, String upload, RuntimeException reason) {
        try {
            s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(upload));
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getFileName(), e);
        }
    }
}
