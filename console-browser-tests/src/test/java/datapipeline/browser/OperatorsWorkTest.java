package datapipeline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import datapipeline.local.PipelineLocal;
import datapipeline.model.FileType;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What operators do when something is wrong. Functions are held back where a test must find a run or a message waiting. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorsWorkTest {
    @AutoClose
    private final Visit visit;

    private final Workers workers;

    OperatorsWorkTest(@TempDir Path data) {
        visit = new Visit(data);
        workers = new Workers(visit.product);
        visit.signIn();
    }

    @AfterEach
    void nothingWasComplainedOf() {
        visit.endWithoutComplaints();
    }

    private static void click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static Locator status(Page page) {
        return page.locator("#live .head .status");
    }

    private void send(String key) throws IOException {
        try (InputStream in = PipelineLocal.class.getResourceAsStream("samples/badge.png");
                S3Client s3 = visit.product.client(S3Client.builder().forcePathStyle(true))) {
            s3.putObject(put -> put.bucket(Topology.S3_INPUT).key(key), RequestBody.fromBytes(in.readAllBytes()));
        }
    }

    @Test
    void cancelsARunFromTheListThenProcessesItWithAnotherOption() throws IOException {
        Page page;
        try (var held = workers.hold(FileType.PICTURE)) {
            page = visit.page("/files?q=acme");
            send("acme/badge in grün.png");
            page.getByLabel("Cancel badge in grün.png").click();
            click(page, "Yes, cancel this run");
            assertThat(status(page)).containsText("cancelled");
            assertThat(page.locator("main")).containsText("The run is cancelled, as requested.");
            assertThat(page.locator("main")).containsText("This run cannot be cancelled. It has ended: cancelled.");
            page.locator("#again summary").click();
            page.locator("textarea[name=option]").fill("resize;width=64");
            click(page, "Process again");
            assertThat(page.locator("#live")).containsText("Run 2 came of your request");
        }
        assertThat(status(page)).containsText("completed");
        assertThat(page.locator(".outputs")).containsText("64 × ");
        var saved = page.waitForDownload(
                () -> page.getByLabel("Download badge in grün.png").first().click());
        assertThat(saved.suggestedFilename()).isEqualTo("badge in grün.png");
    }

    @Test
    void looksIntoADeadLetterQueueDeletesOneMessageAndMovesTheOtherBack() {
        try (var held = workers.hold(FileType.VIDEO)) {
            held.dies("""
                    {"schema":"job/1","fileId":"abc","runId":"def","source":{"key":"acme/film.mp4"}}""");
            held.dies("no message of ours");
            Page page = visit.page("/queues");
            page.getByLabel("2 dead letters of sqs-video").click();
            Locator ours = page.locator(".letters li", new Page.LocatorOptions().setHasText("acme/film.mp4"));
            assertThat(ours.locator("a").first()).hasAttribute("href", "/files/abc?run=def");
            for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                visit.chromium.inspect(colours, page.url(), ".letters li");
            }
            Locator foreign = page.locator(".letters li", new Page.LocatorOptions().setHasText("About no file"));
            foreign.getByText("Delete", new Locator.GetByTextOptions().setExact(true))
                    .click();
            foreign.getByRole(AriaRole.BUTTON).click();
            assertThat(page.locator(".notice.good").first()).containsText("is deleted");
            assertThat(status(page)).containsText("1 dead letter");
            page.locator("#redrive summary").click();
            click(page, "Yes, redrive all messages");
            assertThat(page.locator(".move")).containsText("Redrive completed");
            assertThat(page.locator(".move")).containsText("1 of 1 messages moved");
            assertThat(status(page)).containsText("0 dead letters");
            assertThat(held.takesBack()).contains("acme/film.mp4");
        }
    }

    @Test
    void goesAnywhereByKeys() {
        Page page = visit.page("/");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("?");
        assertThat(page.locator("#help")).containsText("Queues");
        page.keyboard().press("Escape");
        assertThat(page.locator("#help")).isHidden();
        page.keyboard().press("g");
        page.keyboard().press("q");
        assertThat(page.locator("h1")).hasText("Queues");
    }
}
