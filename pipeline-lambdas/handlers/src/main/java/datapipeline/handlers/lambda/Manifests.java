package datapipeline.handlers.lambda;

import datapipeline.handlers.output.Half;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.OutputLayout;
import datapipeline.model.json.Json;
import datapipeline.model.metric.Metric;
import datapipeline.model.run.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import tools.jackson.core.JacksonException;

/**
 * Reads manifests from S3_OUTPUT. What else has such a name, or lies where its own content does not belong, is nobody's
 * half of a result: it is told and counted, and no message is sent back for it.
 */
record Manifests(S3Client s3, Telemetry telemetry) {
    private static final String SCHEMAS = "manifest/";

    /** The half of a result that lies there; nothing when it is none of ours, or gone. */
    Optional<Half.Written> read(String bucket, String key) {
        try {
            String text = s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                    .asString(StandardCharsets.UTF_8);
            return half(text, bucket, key);
        } catch (NoSuchKeyException e) {
            return ignored(bucket, key, "it is gone");
        } catch (JacksonException | IllegalArgumentException e) {
            return ignored(bucket, key, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Half.Written> half(String text, String bucket, String key) {
        String schema = Messages.JSON.readTree(text).path("schema").asString("");
        if (schema.startsWith(SCHEMAS) && !schema.equals(Manifest.SCHEMA)) {
            // A newer function wrote it: it is kept for one that understands it.
            throw new IllegalStateException(
                    "%s has the schema \"%s\", which is not understood here".formatted(key, schema));
        }
        if (!schema.equals(Manifest.SCHEMA)) {
            return ignored(bucket, key, "it does not say that it is a manifest");
        }
        Manifest manifest = Json.read(text, Manifest.class);
        String own = OutputLayout.manifestKey(OutputLayout.attemptPrefix(
                manifest.tenant(), manifest.fileId(), manifest.runId(), manifest.generation(), manifest.fence()));
        return own.equals(key)
                ? Optional.of(new Half.Written(manifest, key))
                : ignored(bucket, key, "by its content it belongs at " + own);
    }

    private Optional<Half.Written> ignored(String bucket, String key, String why) {
        telemetry.count(Metric.FOREIGN_OUTPUTS_IGNORED);
        telemetry.warn("no manifest of ours, ignored", Map.of("bucket", bucket, "key", key, "errorMessage", why));
        return Optional.empty();
    }
}
