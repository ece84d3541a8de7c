package datapipeline.console.layout;

/**
 * The bucket files are uploaded to, as this deployment calls it: a file's id follows from it.
 *
 * @param name as in S3
 */
public record InputBucket(String name) {}
