package datapipeline.handlers.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.handlers.output.Half;
import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.model.json.Json;
import datapipeline.model.run.Manifest;
import datapipeline.model.topology.Topology;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Whatever lies in S3_OUTPUT under a manifest's name: ours is read, and what is not ours holds nobody up. */
class ManifestsTest {
    private static final String BUCKET = "s3-output";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Map<String, String> objects = new HashMap<>();
    private final Manifests manifests = new Manifests(
            new Bucket(objects),
            new Telemetry(
                    Topology.LAMBDA_OUTPUT,
                    InstantSource.system(),
                    new PrintStream(log, true, StandardCharsets.UTF_8)));

    private String key = "";
    private String ours = "";

    @BeforeEach
    void makeOne() {
        var pipeline = new Pipeline();
        pipeline.upload();
        pipeline.work();
        Map.Entry<String, Manifest> made =
                Map.copyOf(pipeline.files.manifests).entrySet().iterator().next();
        key = made.getKey();
        ours = Json.write(made.getValue());
    }

    @Test
    void readsOneOfOurs() {
        objects.put(key, ours);

        assertThat(manifests.read(BUCKET, key)).map(Half.Written::manifestKey).contains(key);
        assertThat(log.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[1, 2]",
                "7",
                "{}",
                "{\"schema\":\"chrome-extension/3\",\"name\":\"something else\"}",
                "{\"schema\":\"manifest/1\"}",
                "{\"schema\":\"manifest/1\",\"outputs\":[],\"steps\":[]}",
                "{\"schema\":\"manifest/1\",\"outputs\":[],\"steps\":[],\"fileType\":\"SONG\"}"
            })
    void ignoresAndCountsWhatIsNoneOfOurs(String text) {
        objects.put(key, text);

        assertThat(manifests.read(BUCKET, key)).isEmpty();
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("\"ForeignOutputsIgnored\":1")
                .contains("no manifest of ours")
                .contains(key);
    }

    @Test
    void ignoresACopyOfOneThatLiesElsewhereAndOneThatIsGone() {
        String elsewhere = "backup/" + key;
        objects.put(elsewhere, ours);

        assertThat(manifests.read(BUCKET, elsewhere)).isEmpty();
        assertThat(manifests.read(BUCKET, key)).isEmpty();
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("it belongs at " + key)
                .contains("it is gone");
    }

    @Test
    void keepsOneOfANewerSchemaForAFunctionThatUnderstandsIt() {
        objects.put(key, ours.replace("manifest/1", "manifest/2"));

        assertThatThrownBy(() -> manifests.read(BUCKET, key)).hasMessageContaining("manifest/2");
    }

    /** A bucket that gives out texts. */
    private record Bucket(Map<String, String> objects) implements S3Client {
        @Override
        public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
            String text = objects.get(request.key());
            if (text == null) {
                throw NoSuchKeyException.builder().statusCode(404).build();
            }
            try {
                return transformer.transform(
                        GetObjectResponse.builder().build(),
                        AbortableInputStream.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
            } catch (java.io.IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {}
    }
}
