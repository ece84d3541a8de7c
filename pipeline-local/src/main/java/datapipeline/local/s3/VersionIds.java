package datapipeline.local.s3;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** Version ids: 32 characters that callers cannot guess and from which we know where the version lies. */
final class VersionIds {
    private static final int BYTES = 24;

    private VersionIds() {}

    static String create(long sequence) {
        UUID unguessable = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(unguessable.getMostSignificantBits())
                .putLong(unguessable.getLeastSignificantBits())
                .putLong(sequence ^ unguessable.getMostSignificantBits())
                .array();
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /**
     * Where the version with this id would lie.
     *
     * @throws S3Error when no version can have this id
     */
    static long sequenceOf(String versionId) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(versionId));
            if (bytes.capacity() == BYTES) {
                return bytes.getLong(16) ^ bytes.getLong(0);
            }
        } catch (IllegalArgumentException e) {
            throw invalid(versionId);
        }
        throw invalid(versionId);
    }

    private static S3Error invalid(String versionId) {
        return S3Error.invalidArgument("Invalid version id specified")
                .detail("ArgumentName", "versionId")
                .detail("ArgumentValue", versionId);
    }
}
