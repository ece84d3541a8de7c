package datapipeline.local.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Finds what is to be copied, and opens its bytes. */
final class CopySources {
    /** A source whose bytes stay until they are closed. */
    record Opened(StoredObject object, InputStream bytes) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    private final S3State state;
    private final ObjectReads reads;

    CopySources(S3State state, ObjectReads reads) {
        this.state = state;
        this.reads = reads;
    }

    /**
     * The source, while nothing changes.
     *
     * @throws S3Error when there is none, when it is archived, or when a condition on it does not hold
     */
    StoredObject find(S3Request request, CopySource source) {
        StoredObject original = reads.find(source.bucket(), source.key(), source.versionId());
        ReadCondition condition = ReadCondition.ofCopySource(request.http());
        condition.failed(original).ifPresent(failed -> {
            throw S3Error.preconditionFailed("x-amz-copy-source-" + failed);
        });
        if (condition.isNotModified(original)) {
            throw S3Error.preconditionFailed("x-amz-copy-source-If-None-Match");
        }
        reads.requireReadable(original);
        return original;
    }

    /** @param rangeHeader {@code bytes=first-last}, both within the source; without it, all bytes */
    Opened open(S3Request request, CopySource source, Optional<String> rangeHeader) {
        return state.look(() -> {
            StoredObject original = find(request, source);
            Content content = original.content();
            ByteRange range = rangeHeader
                    .map(header -> ByteRange.parseExactly(header, content.size()))
                    .orElse(new ByteRange(0, content.size()));
            if (range.length() > Receiving.MAX_BYTES) {
                throw S3Error.invalidRequest("The specified copy source is larger than the maximum allowable size for a"
                        + " copy source: " + Receiving.MAX_BYTES);
            }
            Blobs.Pin pin = state.blobs().pin(content.blobs());
            return new Opened(original, new BlobInput(state.blobs(), content.blobs(), range, pin));
        });
    }
}
