package datapipeline.local.s3;

/**
 * Who asked for a change, as its event tells.
 *
 * @param requestId as the response's {@code x-amz-request-id}
 * @param requester an account id, or {@code s3.amazonaws.com} for what S3 does by itself
 * @param sourceIpAddress from where; empty for what S3 does by itself
 */
record Caller(String requestId, String requester, String sourceIpAddress) {}
