package datapipeline.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.account.Account;
import datapipeline.local.account.Credentials;
import datapipeline.local.sts.LocalSts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Who gets in, who does not, and what the latter are told; by the SDK's own signer, whose clock is ours to turn. */
class SignatureTest {
    private static final Credentials CREDENTIALS = new Credentials("AKIALOCALSIGNATURES0", "the-right-secret");

    private final List<Request> received = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private Instant now = Instant.now();

    @AutoClose
    private final Gateway gateway;

    private final Account account;

    SignatureTest() {
        gateway = Gateway.builder(Account.on(0), CREDENTIALS, (InstantSource) () -> now)
                .service("sts", StsClient.class, new LocalSts(Account.on(0)))
                .service("logs", CloudWatchLogsClient.class, new Recorder().logs())
                .handler("s3", this::remember)
                .build();
        account = Account.on(gateway.listen(0).port());
    }

    private Response remember(Request request) {
        if (request.accessKeyId().isEmpty()) {
            throw new RequestRefused(403, "AccessDenied", "Access Denied");
        }
        try {
            bodies.add(request.body().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        received.add(request);
        return Response.of(200).with("etag", "\"0\"");
    }

    @Test
    void aKeyThatNobodyHasIsRefused() {
        assertThatThrownBy(() -> sts("AKIASOMEBODYELSE0000", "the-right-secret").getCallerIdentity())
                .isInstanceOfSatisfying(StsException.class, e -> refused(e, 403, "InvalidClientTokenId"));
        assertThatThrownBy(() -> logs("AKIASOMEBODYELSE0000", "x").describeLogGroups())
                .isInstanceOfSatisfying(
                        CloudWatchLogsException.class, e -> refused(e, 403, "UnrecognizedClientException"));
        assertThatThrownBy(() -> s3("AKIASOMEBODYELSE0000", "x").listBuckets())
                .isInstanceOfSatisfying(S3Exception.class, e -> refused(e, 403, "InvalidAccessKeyId"));
    }

    @Test
    void aWrongSecretIsRefused() {
        assertThatThrownBy(() -> sts(CREDENTIALS.accessKeyId(), "wrong").getCallerIdentity())
                .isInstanceOfSatisfying(StsException.class, e -> refused(e, 403, "SignatureDoesNotMatch"));
        assertThatThrownBy(() -> logs(CREDENTIALS.accessKeyId(), "wrong").describeLogGroups())
                .isInstanceOfSatisfying(
                        CloudWatchLogsException.class, e -> refused(e, 403, "InvalidSignatureException"));
        assertThatThrownBy(() -> s3(CREDENTIALS.accessKeyId(), "wrong").listBuckets())
                .isInstanceOfSatisfying(S3Exception.class, e -> refused(e, 403, "SignatureDoesNotMatch"));
    }

    @Test
    void aRequestOfAnotherTimeIsRefused() {
        now = now.plus(Duration.ofMinutes(16));

        assertThatThrownBy(() -> s3().listBuckets())
                .isInstanceOfSatisfying(S3Exception.class, e -> refused(e, 403, "RequestTimeTooSkewed"));
    }

    @Test
    void aRequestWithinAQuarterOfAnHourIsServed() {
        now = now.minus(Duration.ofMinutes(14));

        assertThat(sts().getCallerIdentity().account()).isEqualTo(Account.LOCAL_ID);
    }

    @Test
    void anotherRegionIsRefusedByName() {
        try (var s3 = configured(S3Client.builder(), CREDENTIALS.accessKeyId(), CREDENTIALS.secretAccessKey())
                .region(Region.EU_WEST_1)
                .forcePathStyle(true)
                .build()) {
            assertThatThrownBy(s3::listBuckets)
                    .hasMessageContaining("the region 'eu-west-1' is wrong; expecting 'us-east-1'");
        }
    }

    @Test
    void whoDoesNotSignIsToldToUnlessAskingS3() throws Exception {
        HttpResponse<String> call = send(HttpRequest.newBuilder(uri("/"))
                .header("x-amz-target", "Logs_20140328.DescribeLogGroups")
                .POST(BodyPublishers.ofString("{}")));
        HttpResponse<String> get = send(HttpRequest.newBuilder(uri("/bucket/key")));

        assertThat(call.statusCode()).isEqualTo(403);
        assertThat(call.body()).contains("\"__type\":\"MissingAuthenticationTokenException\"");
        assertThat(call.headers().firstValue("x-amzn-requestid")).isPresent();
        assertThat(get.statusCode()).isEqualTo(403);
        assertThat(get.body())
                .startsWith("<?xml")
                .contains("<Error><Code>AccessDenied</Code>", "<Resource>/bucket/key</Resource>");
    }

    @Test
    void keysOfAnyKindKeepTheirSignatureAndTheirSpelling() {
        for (String key : List.of("plain", "a b+c", "ä/ö%2F", "dots/../x", "q?=&;:@!$'()*,~", "double//slash")) {
            s3().putObject(
                            put -> put.bucket("b").key(key).metadata(Map.of("two", "a  b")),
                            RequestBody.fromString(key));

            assertThat(new String(bodies.getLast(), StandardCharsets.UTF_8)).isEqualTo(key);
        }
        assertThat(received.getLast().rawPath()).isEqualTo("/b/double/%2Fslash");
        assertThat(received)
                .allSatisfy(request -> assertThat(request.accessKeyId()).contains(CREDENTIALS.accessKeyId()));
    }

    @Test
    void aStreamComesWithoutItsFramingAndWithItsTrailer() {
        byte[] large = new byte[300_000];
        new Random(7).nextBytes(large);

        s3().putObject(
                        put -> put.bucket("b").key("k").contentEncoding("gzip"),
                        RequestBody.fromInputStream(new ByteArrayInputStream(large), large.length));

        assertThat(bodies).containsExactly(large);
        Request request = received.getFirst();
        assertThat(request.header("x-amz-content-sha256"))
                .hasValueSatisfying(claim -> assertThat(claim).startsWith("STREAMING-"));
        assertThat(request.header("content-encoding")).contains("gzip");
        assertThat(request.header("content-length")).contains("300000");
        assertThat(request.trailers().first("x-amz-checksum-crc32")).isPresent();
    }

    @Test
    void aPresignedLinkWorksUntilItExpires() throws Exception {
        String link = presigned(Duration.ofMinutes(5));
        HttpResponse<String> inTime = send(HttpRequest.newBuilder(URI.create(link)));
        HttpResponse<String> changed = send(HttpRequest.newBuilder(URI.create(link.replace("/b/k", "/b/other"))));
        now = now.plus(Duration.ofMinutes(6));
        HttpResponse<String> late = send(HttpRequest.newBuilder(URI.create(link)));

        assertThat(inTime.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("<Code>SignatureDoesNotMatch</Code>");
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.body()).contains("<Code>AccessDenied</Code>", "<Message>Request has expired</Message>");
    }

    @Test
    void aPresignedLinkMustNotLiveLongerThanAWeek() throws Exception {
        String link = presigned(Duration.ofMinutes(5)).replace("X-Amz-Expires=300", "X-Amz-Expires=604801");

        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(link)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>AuthorizationQueryParametersError</Code>", "1 to 604800 seconds");
    }

    @Test
    void theSignaturesOfFormerTimesAreRefusedByName() throws Exception {
        for (var old : List.of(
                HttpRequest.newBuilder(uri("/b/k?AWSAccessKeyId=A&Signature=S%3D&Expires=9999999999")),
                HttpRequest.newBuilder(uri("/b/k")).header("authorization", "AWS A:S="))) {
            HttpResponse<String> answer = send(old);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("<Code>InvalidRequest</Code>", "Please use AWS4-HMAC-SHA256.");
        }
    }

    @Test
    void whatIsAddedOnTheWayIsRefused() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(presigned(Duration.ofMinutes(5))))
                .header("x-amz-acl", "public-read"));

        assertThat(answer.body()).contains("<Code>AccessDenied</Code>", "which were not signed: x-amz-acl");
    }

    private String presigned(Duration lifetime) {
        try (var presigner = S3Presigner.builder()
                .endpointOverride(URI.create(account.endpoint()))
                .region(Region.US_EAST_1)
                .credentialsProvider(provider(CREDENTIALS.accessKeyId(), CREDENTIALS.secretAccessKey()))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build()) {
            return presigner
                    .presignGetObject(presign -> presign.signatureDuration(lifetime)
                            .getObjectRequest(get -> get.bucket("b").key("k")))
                    .url()
                    .toString();
        }
    }

    private static void refused(AwsServiceException refusal, int status, String code) {
        assertThat(refusal.statusCode()).isEqualTo(status);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    }

    private S3Client s3() {
        return s3(CREDENTIALS.accessKeyId(), CREDENTIALS.secretAccessKey());
    }

    private S3Client s3(String key, String secret) {
        S3ClientBuilder builder = configured(S3Client.builder(), key, secret);
        return builder.forcePathStyle(true).build();
    }

    private StsClient sts() {
        return sts(CREDENTIALS.accessKeyId(), CREDENTIALS.secretAccessKey());
    }

    private StsClient sts(String key, String secret) {
        return configured(StsClient.builder(), key, secret).build();
    }

    private CloudWatchLogsClient logs(String key, String secret) {
        return configured(CloudWatchLogsClient.builder(), key, secret).build();
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder, String key, String secret) {
        return builder.endpointOverride(URI.create(account.endpoint()))
                .region(Region.US_EAST_1)
                .credentialsProvider(provider(key, secret))
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)));
    }

    private static AwsCredentialsProvider provider(String key, String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret));
    }

    private URI uri(String path) {
        return URI.create(account.endpoint() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
