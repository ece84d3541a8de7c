package datapipeline.local.s3;

/**
 * A checksum that S3 keeps beside an object.
 *
 * @param value Base64; of a composite checksum with {@code -<parts>} at the end
 * @param type whether it is of the whole object or of its parts' checksums
 */
record StoredChecksum(ChecksumKind kind, String value, Type type) {
    /** The names are AWS's. */
    enum Type {
        FULL_OBJECT,
        COMPOSITE
    }
}
