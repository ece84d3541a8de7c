package datapipeline.model;

import datapipeline.model.run.Manifest;

/** Where outputs lie in S3_OUTPUT: everything an attempt writes is under a prefix of its own. */
public final class OutputLayout {
    private OutputLayout() {}

    /** {@code v1/tenant/fileId/runId/g1-a2/}: no two attempts ever write the same key. */
    public static String attemptPrefix(String tenant, String fileId, String runId, int generation, long fence) {
        return "v1/%s/%s/%s/g%d-a%d/".formatted(tenant, fileId, runId, generation, fence);
    }

    public static String manifestKey(String attemptPrefix) {
        return attemptPrefix + Manifest.NAME;
    }
}
