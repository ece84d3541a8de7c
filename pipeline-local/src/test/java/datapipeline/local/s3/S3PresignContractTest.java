package datapipeline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3PresignContractTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @AutoClose
    private final S3Contract contract;

    private final String bucket;

    S3PresignContractTest(@TempDir Path directory) {
        contract = new S3Contract(directory);
        bucket = contract.bucket("links");
    }

    @Test
    void aLinkReadsAnObject() throws Exception {
        contract.put(bucket, "a b+c/é", "hello");

        HttpResponse<String> read = get(link("a b+c/é", FIVE_MINUTES));

        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo("hello");
        assertThat(read.headers().firstValue("content-disposition")).contains("attachment; filename=\"x.txt\"");
    }

    private URI link(String key, Duration lifetime) {
        try (S3Presigner presigner = contract.presigner()) {
            return URI.create(presigner
                    .presignGetObject(p -> p.signatureDuration(lifetime)
                            .getObjectRequest(g -> g.bucket(bucket)
                                    .key(key)
                                    .responseContentDisposition("attachment; filename=\"x.txt\"")))
                    .url()
                    .toString());
        }
    }

    private HttpResponse<String> get(URI link) throws IOException, InterruptedException {
        return contract.http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
    }

    @Test
    void anExpiredLinkIsRefused() throws Exception {
        Assumptions.assumeTrue(contract.isOurs(), "only our own clock can be moved");
        contract.put(bucket, "brief", "hello");
        URI link = link("brief", Duration.ofSeconds(30));
        assertThat(get(link).statusCode()).isEqualTo(200);

        contract.signatures.move(Duration.ofSeconds(40));

        HttpResponse<String> read = get(link);
        assertThat(read.statusCode()).isEqualTo(403);
        assertThat(read.body()).contains("<Code>AccessDenied</Code>", "Request has expired");
    }

    @Test
    void aChangedLinkIsRefused() throws Exception {
        contract.put(bucket, "secret", "hello");
        contract.put(bucket, "other", "hello");
        URI link = link("other", FIVE_MINUTES);

        HttpResponse<String> read = get(URI.create(link.toString().replace("/other?", "/secret?")));

        assertThat(read.statusCode()).isEqualTo(403);
        assertThat(read.body()).contains("<Code>SignatureDoesNotMatch</Code>");
    }

    @Test
    void withoutASignatureNothingIsRead() throws Exception {
        contract.put(bucket, "secret", "hello");

        HttpResponse<String> read = get(URI.create(contract.uri() + "/" + bucket + "/secret"));

        assertThat(read.statusCode()).isEqualTo(403);
        assertThat(read.body()).contains("<Code>AccessDenied</Code>");
    }

    @Test
    void aLinkWritesAnObjectWithTheMetadataThatWasSigned() throws Exception {
        PresignedPutObjectRequest link = upload("uploaded");

        HttpResponse<String> put = contract.http.send(
                put(link)
                        .header("content-type", "text/plain")
                        .header("x-amz-meta-option", "Resize")
                        .build(),
                BodyHandlers.ofString());
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        assertThat(contract.get(bucket, "uploaded")).isEqualTo("pp");
        assertThat(contract.s3.headObject(b -> b.bucket(bucket).key("uploaded")).metadata())
                .containsExactly(entry("option", "Resize"));

        HttpResponse<String> other = contract.http.send(
                put(link)
                        .header("content-type", "text/plain")
                        .header("x-amz-meta-option", "Other")
                        .build(),
                BodyHandlers.ofString());
        assertThat(other.statusCode()).isEqualTo(403);
    }

    private PresignedPutObjectRequest upload(String key) {
        try (S3Presigner presigner = contract.presigner()) {
            return presigner.presignPutObject(p -> p.signatureDuration(FIVE_MINUTES)
                    .putObjectRequest(o ->
                            o.bucket(bucket).key(key).contentType("text/plain").metadata(Map.of("option", "Resize"))));
        }
    }

    private static HttpRequest.Builder put(PresignedPutObjectRequest link) {
        return HttpRequest.newBuilder(URI.create(link.url().toString())).PUT(HttpRequest.BodyPublishers.ofString("pp"));
    }

    @Test
    void keysThatAreNotOursAreRefused() throws Exception {
        Assumptions.assumeTrue(contract.isOurs());
        try (S3Presigner stranger = contract.presigner("AKIASTRANGER00000000", "whatever")) {
            URI link = URI.create(stranger.presignGetObject(p -> p.signatureDuration(FIVE_MINUTES)
                            .getObjectRequest(g -> g.bucket(bucket).key("k")))
                    .url()
                    .toString());

            assertThat(get(link).body()).contains("<Code>InvalidAccessKeyId</Code>");
        }
    }

    @Test
    void aPageOfAnAllowedOriginMayUpload() throws Exception {
        allow(rule -> rule.allowedOrigins("https://*.example.com")
                .allowedMethods("PUT", "GET")
                .allowedHeaders("content-type", "x-amz-meta-*")
                .exposeHeaders("etag")
                .maxAgeSeconds(600));
        PresignedPutObjectRequest link = upload("from-page");

        HttpResponse<String> preflight = contract.http.send(
                preflight(link, "https://console.example.com", "Content-Type, x-amz-meta-option"),
                BodyHandlers.ofString());
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(header(preflight, "access-control-allow-origin")).isEqualTo("https://console.example.com");
        assertThat(header(preflight, "access-control-allow-methods")).contains("PUT");
        assertThat(header(preflight, "access-control-allow-headers")).isEqualTo("content-type, x-amz-meta-option");
        assertThat(header(preflight, "access-control-max-age")).isEqualTo("600");

        HttpResponse<String> put = contract.http.send(
                put(link)
                        .header("origin", "https://console.example.com")
                        .header("content-type", "text/plain")
                        .header("x-amz-meta-option", "Resize")
                        .build(),
                BodyHandlers.ofString());
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        assertThat(header(put, "access-control-allow-origin")).isEqualTo("https://console.example.com");
        assertThat(header(put, "access-control-expose-headers")).isEqualTo("etag");
        assertThat(header(put, "etag")).isNotEmpty();
    }

    private void allow(java.util.function.UnaryOperator<CORSRule.Builder> rule) {
        CORSRule built = rule.apply(CORSRule.builder()).build();
        contract.s3.putBucketCors(b -> b.bucket(bucket).corsConfiguration(c -> c.corsRules(built)));
    }

    private static HttpRequest preflight(PresignedPutObjectRequest link, String origin, String headers) {
        return HttpRequest.newBuilder(URI.create(link.url().toString()))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("origin", origin)
                .header("access-control-request-method", "PUT")
                .header("access-control-request-headers", headers)
                .build();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void aPageOfAnotherOriginMayNot() throws Exception {
        allow(rule -> rule.allowedOrigins("https://console.example.com")
                .allowedMethods("PUT")
                .allowedHeaders("content-type"));
        PresignedPutObjectRequest link = upload("from-page");

        HttpResponse<String> stranger =
                contract.http.send(preflight(link, "https://evil.example", "content-type"), BodyHandlers.ofString());
        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(stranger.body()).contains("<Code>AccessForbidden</Code>");
        HttpResponse<String> greedy = contract.http.send(
                preflight(link, "https://console.example.com", "x-amz-meta-option"), BodyHandlers.ofString());
        assertThat(greedy.statusCode()).isEqualTo(403);

        contract.s3.deleteBucketCors(b -> b.bucket(bucket));
        assertThat(contract.http
                        .send(preflight(link, "https://console.example.com", "content-type"), BodyHandlers.ofString())
                        .body())
                .contains("CORS is not enabled for this bucket");
    }

    @Test
    void anyOriginIsAnsweredWithAStar() throws Exception {
        allow(rule -> rule.allowedOrigins("*").allowedMethods("GET"));
        contract.put(bucket, "open", "hello");

        HttpResponse<String> read = contract.http.send(
                HttpRequest.newBuilder(link("open", FIVE_MINUTES))
                        .header("origin", "https://any.example")
                        .build(),
                BodyHandlers.ofString());

        assertThat(header(read, "access-control-allow-origin")).isEqualTo("*");
        assertThat(header(read, "access-control-allow-credentials")).isEmpty();
    }
}
