package datapipeline.model;

import datapipeline.model.run.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where outputs lie in S3_OUTPUT: everything an attempt writes is under a prefix of its own. */
public final class OutputLayout {
    private static final Pattern FOLDER = Pattern.compile("[a-z0-9-]{1,64}");
    /** A name that is no folder's, and that no client reads as the way to another folder. */
    private static final Pattern NAME = Pattern.compile("(?!\\.)[^/\\\\\\p{Cntrl}]{1,255}");

    private static final Pattern ATTEMPT = Pattern.compile("v1/[^/]+/[^/]+/[^/]+/g[0-9]+-a([0-9]{1,18})/.*");

    private OutputLayout() {}

    /**
     * {@code v1/tenant/fileId/runId/g1-a2/}: no two attempts ever write the same key.
     *
     * @throws IllegalArgumentException when a part could lead out of its folder
     */
    public static String attemptPrefix(String tenant, String fileId, String runId, int generation, long fence) {
        if (generation < 1 || fence < 1) {
            throw new IllegalArgumentException(
                    "no attempt has generation %d and fence %d".formatted(generation, fence));
        }
        return "%sg%d-a%d/".formatted(runPrefix(tenant, fileId, runId), generation, fence);
    }

    /**
     * {@code v1/tenant/fileId/runId/}: what the attempts of a run wrote, and nothing else.
     *
     * @throws IllegalArgumentException when a part could lead out of its folder
     */
    public static String runPrefix(String tenant, String fileId, String runId) {
        return "v1/%s/%s/%s/".formatted(folder(tenant), folder(fileId), folder(runId));
    }

    /** Whether an attempt with a lower fence wrote this; of a key that no attempt wrote, never. */
    public static boolean isOfAttemptBefore(String key, long fence) {
        Matcher attempt = ATTEMPT.matcher(key);
        return attempt.matches() && Long.parseLong(attempt.group(1)) < fence;
    }

    /**
     * Where an attempt puts one output of a step.
     *
     * @throws IllegalArgumentException when a part could lead out of its folder
     */
    public static String outputKey(String attemptPrefix, String step, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("an output cannot be called %s".formatted(Problem.quoted(name)));
        }
        return attemptPrefix + folder(step) + "/" + name;
    }

    public static String manifestKey(String attemptPrefix) {
        return attemptPrefix + Manifest.NAME;
    }

    private static String folder(String name) {
        if (!FOLDER.matcher(name).matches()) {
            throw new IllegalArgumentException("%s cannot be a folder of S3_OUTPUT".formatted(Problem.quoted(name)));
        }
        return name;
    }
}
