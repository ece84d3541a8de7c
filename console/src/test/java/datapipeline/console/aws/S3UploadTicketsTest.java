package datapipeline.console.aws;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.console.aws.ConsoleSettings.Aws;
import datapipeline.console.aws.ConsoleSettings.Secret;
import datapipeline.console.upload.Upload;
import datapipeline.console.upload.UploadTickets.Ticket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class S3UploadTicketsTest {
    private static final Upload PICTURE =
            new Upload("acme/a cat.png", "image/png", 10, Map.of("processing-option", "resize;width=500"));

    private final ConsoleSettings settings = new ConsoleSettings(
            new Aws(
                    Optional.of(URI.create("http://127.0.0.1:4566")),
                    "eu-west-1",
                    Optional.of("AKIATEST"),
                    Optional.of(new Secret("secret")),
                    "s3-input-prod",
                    "s3-output-prod"),
            Optional.of(URI.create("http://files.test:9000")),
            Duration.ofSeconds(1),
            Duration.ofMinutes(15),
            DataSize.ofMegabytes(64),
            DataSize.ofMegabytes(16));
    private final Cloud cloud = new Cloud(settings);
    private final S3UploadTickets tickets = new S3UploadTickets(cloud, settings);

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void signsForTheAddressABrowserReachesAndTheBucketOfTheDeployment() {
        assertThat(tickets.whole(PICTURE).url().toString())
                .startsWith("http://files.test:9000/s3-input-prod/acme/a%20cat.png?")
                .contains("X-Amz-Expires=900");
    }

    @Test
    void signsTheWishesWithTheFileSoThatNobodyCanChangeThemOnTheWay() {
        Ticket ticket = tickets.whole(PICTURE);
        assertThat(ticket.headers())
                .containsOnly(
                        Map.entry("content-type", "image/png"),
                        Map.entry("x-amz-meta-processing-option", "resize;width=500"));
        assertThat(ticket.url().getQuery()).contains("content-type;host;x-amz-meta-processing-option");
    }

    @Test
    void asksABrowserForNoChecksumItCannotCompute() {
        assertThat(tickets.whole(PICTURE).url().toString()).doesNotContainIgnoringCase("checksum");
        assertThat(tickets.part("acme/film.mp4", "upload-1", 2).headers()).isEmpty();
    }
}
