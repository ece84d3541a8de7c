package datapipeline.local.s3;

/**
 * Some bytes of an object, lying in a file of their own.
 *
 * @param id names the file
 * @param size in bytes
 */
record Blob(String id, long size) {}
