package datapipeline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Files on their way from the browser into S3, over a line that breaks. The bytes are of no known format: they only travel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadInTheBrowserTest {
    private static final byte[] THREE_PARTS = new byte[11 << 20];

    @AutoClose
    private final Visit visit;

    @AutoClose
    private final S3Client s3;

    UploadInTheBrowserTest(@TempDir Path data) {
        visit = new Visit(data, "--console.largest-whole=5MB", "--console.part-size=5MB");
        s3 = visit.product.client(S3Client.builder().forcePathStyle(true));
        visit.signIn();
    }

    @AfterEach
    void nothingWasComplainedOfButWhatWasBroken() {
        visit.chromium.forgiveFailedRequests();
        visit.endWithoutComplaints();
    }

    private Page page() {
        Page page = visit.page("/upload");
        // The page is ready when it has said what it understood of the wishes.
        assertThat(page.locator(".understood").first()).containsText("text-extraction");
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private static FilePayload file(String name, byte[] bytes) {
        return new FilePayload(name, "application/octet-stream", bytes);
    }

    /** The first part hangs until it is paused, then breaks off, is then refused, and gets through at last. */
    @Test
    void sendsALargeFileInPartsAndGoesOnWhereItPausedOrBrokeOff() {
        Page page = page();
        var tries = new AtomicInteger();
        page.route(url -> url.contains("partNumber=1&"), route -> {
            switch (tries.incrementAndGet()) {
                case 1 -> {}
                case 2 -> route.abort();
                case 3 ->
                    route.fulfill(new Route.FulfillOptions()
                            .setStatus(400)
                            .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                            .setBody("<Error><Message>The bytes were damaged on their way.</Message></Error>"));
                default -> route.resume();
            }
        });
        var second = new AtomicInteger();
        page.onRequest(request -> {
            if (request.method().equals("PUT") && request.url().contains("partNumber=2&")) {
                second.incrementAndGet();
            }
        });
        page.setInputFiles("#picked", file("large.bin", THREE_PARTS));
        Locator line = page.locator("#sent li");
        assertThat(line).containsText("2 of 3 parts");
        press(page, "Pause large.bin");
        assertThat(line).containsText("Paused: 2 of 3 parts");
        press(page, "Resume large.bin");
        assertThat(line).containsText("The bytes were damaged on their way. Retry goes on where it broke off.");
        assertThat(page.locator("#total")).containsText("0 of 1 files sent, 1 failed");
        press(page, "Retry large.bin");
        assertThat(line).containsText("Sent.");
        assertThat(page.locator("#total")).containsText("1 of 1 files sent");
        assertThat(tries).hasValue(4);
        assertThat(second).as("sendings of a part that arrived").hasValue(1);
        assertThat(s3.headObject(head -> head.bucket(Topology.S3_INPUT).key("large.bin"))
                        .contentLength())
                .isEqualTo(THREE_PARTS.length);
    }

    @Test
    void cancelsAnUploadAndLeavesNoPartBehind() {
        Page page = page();
        page.route(url -> url.contains("partNumber=1&"), route -> {});
        page.setInputFiles("#picked", file("unwanted.bin", THREE_PARTS));
        assertThat(page.locator("#sent li")).containsText("2 of 3 parts");
        page.waitForResponse(
                answer -> answer.url().endsWith("/upload/abort"), () -> press(page, "Cancel unwanted.bin"));
        assertThat(page.locator("#sent li")).containsText("Cancelled. Nothing of it is kept.");
        assertThat(s3.listMultipartUploads(list -> list.bucket(Topology.S3_INPUT))
                        .uploads())
                .noneMatch(upload -> upload.key().equals("unwanted.bin"));
    }

    @Test
    void sendsAFolderWithWhatIsInIt(@TempDir Path album) throws IOException {
        Files.createDirectories(album.resolve("inner"));
        Files.write(album.resolve("inner/one.bin"), new byte[] {0, 1, 2});
        Files.write(album.resolve("two.bin"), new byte[] {3, 4, 5});
        Page page = page();
        page.locator("input[webkitdirectory]").setInputFiles(album);
        assertThat(page.locator("#total")).containsText("2 of 2 files sent");
        assertThat(page.locator("#sent")).containsText("/inner/one.bin");
        assertThat(page.locator("#sent")).containsText("/two.bin");
    }

    @Test
    void refusesAWrongWishBeforeAByteIsSent() {
        Page page = page();
        page.locator("select[name='PICTURE.choice']").selectOption("text");
        page.locator("textarea[name='PICTURE.text']").fill("resise;width=5");
        assertThat(page.locator(".wish[data-type=PICTURE] .understood"))
                .containsText("there is no operation \"resise\"");
        page.setInputFiles("#picked", file("cat.png", new byte[] {1, 2, 3}));
        assertThat(page.locator("#sent .says")).containsText("there is no operation \"resise\"");
        page.locator("select[name='PICTURE.choice']").selectOption("thumbnail@1");
        press(page, "Retry cat.png");
        assertThat(page.locator("#sent .says")).containsText("Sent.");
        assertThat(s3.headObject(head -> head.bucket(Topology.S3_INPUT).key("cat.png"))
                        .metadata())
                .containsEntry("processing-preset", "thumbnail@1");
    }
}
