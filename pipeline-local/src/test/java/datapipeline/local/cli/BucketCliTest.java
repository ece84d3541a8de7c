package datapipeline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders, versions, links and settings of buckets from the command line. */
@NeedsAws
@ParameterizedClass
@MethodSource("datapipeline.local.cli.AwsCli#first")
class BucketCliTest {
    @TempDir
    static Path directory;

    private static CliCloud cloud;

    private final AwsCli aws;

    BucketCliTest(Path executable) {
        this.aws = cloud.aws(executable);
    }

    @BeforeAll
    static void start() {
        cloud = new CliCloud(directory);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void keepsAFolderAndABucketAlike() throws Exception {
        String bucket = "s3://" + bucket("sync");
        Path folder = Files.createDirectories(directory.resolve("folder"));
        Files.writeString(folder.resolve("one.txt"), "1");
        Files.writeString(folder.resolve("two.txt"), "2");

        aws.run("s3 sync folder {}", bucket);
        Files.delete(folder.resolve("two.txt"));
        aws.run("s3 sync folder {} --delete", bucket);
        aws.run("s3 mv {} {}", bucket + "/one.txt", bucket + "/moved/one.txt");

        assertThat(aws.run("s3 ls {} --recursive", bucket))
                .contains("moved/one.txt")
                .doesNotContain("two.txt");
        String link = aws.run("s3 presign {}", bucket + "/moved/one.txt").strip();
        assertThat(link).contains("X-Amz-Signature");
        try (HttpClient browser = HttpClient.newHttpClient()) {
            assertThat(browser.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString())
                            .body())
                    .isEqualTo("1");
        }
        aws.run("s3 rm {} --recursive", bucket);
        assertThat(aws.run("s3 ls {}", bucket)).isEmpty();
    }

    @Test
    void keepsVersionsTagsAndSettings() throws Exception {
        String bucket = bucket("set");
        Files.writeString(directory.resolve("v.txt"), "v");
        aws.run("s3api put-bucket-versioning --bucket {} --versioning-configuration Status=Enabled", bucket);
        aws.run("s3api put-object --bucket {} --key k --body v.txt --tagging team=media", bucket);
        assertThat(aws.run("s3api get-object-tagging --bucket {} --key k", bucket))
                .contains("media");
        aws.run("s3api put-object --bucket {} --key k --body v.txt", bucket);
        aws.run("s3api put-bucket-lifecycle-configuration --bucket {} --lifecycle-configuration {}", bucket, """
                {"Rules":[{"ID":"old","Status":"Enabled","Filter":{"Prefix":""},"Expiration":{"Days":30}}]}""");
        aws.run("s3api put-bucket-cors --bucket {} --cors-configuration {}", bucket, """
                {"CORSRules":[{"AllowedOrigins":["http://o"],"AllowedMethods":["GET"]}]}""");
        aws.run("s3api put-bucket-notification-configuration --bucket {} --notification-configuration {}", bucket, """
                {"EventBridgeConfiguration":{}}""");

        assertThat(aws.run("s3api list-object-versions --bucket {} --query length(Versions)", bucket))
                .contains("2");
        assertThat(aws.run("s3api get-bucket-lifecycle-configuration --bucket {}", bucket))
                .contains("\"Days\": 30");
        assertThat(aws.run("s3api get-bucket-cors --bucket {}", bucket)).contains("http://o");
        assertThat(aws.run("s3api get-bucket-notification-configuration --bucket {}", bucket))
                .contains("EventBridgeConfiguration");
        assertThat(aws.run("s3api get-bucket-acl --bucket {}", bucket)).contains("FULL_CONTROL");
    }

    private String bucket(String name) {
        aws.run("s3 mb s3://" + aws.name(name));
        return aws.name(name);
    }
}
