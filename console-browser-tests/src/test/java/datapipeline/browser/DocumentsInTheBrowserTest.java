package datapipeline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import datapipeline.model.Ids;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A mail is read, understood, and becomes the example by which the next one is known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsInTheBrowserTest {
    private static final String MAIL = """
            From: Olga Petrova <olga@example.com>
            Subject: Pallets at gate %d

            Delivery note of %d March 2026: twelve pallets of valves from Acme Industries came with the driver, and were
            unloaded at the gate. The seals of the pallets were whole. We are very happy with the driver.
            """;

    @AutoClose
    private final Visit visit;

    @AutoClose
    private final S3Client s3;

    DocumentsInTheBrowserTest(@TempDir Path data) {
        visit = new Visit(data);
        s3 = visit.product.client(S3Client.builder().forcePathStyle(true));
        visit.signIn();
    }

    @AfterEach
    void nothingWasComplainedOf() {
        visit.endWithoutComplaints();
    }

    @Test
    void learnsFromAnOperatorWhatADocumentIs() {
        Page first = completed("acme/first.eml", MAIL.formatted(1, 3));
        assertThat(first.locator("mark.entity-name").first()).hasText("Acme Industries");
        assertThat(first.locator(".verdict")).containsText("other");
        first.getByText("Say what it is").click();
        first.locator("input[name=named]").fill("delivery note");
        press(first, "Make it an example");
        assertThat(first.locator(".said")).containsText("example of delivery note");

        Page second = completed("acme/second.eml", MAIL.formatted(4, 9));
        assertThat(second.locator(".verdict")).containsText("delivery note");
        Locator spoke = second.locator(".clues a");
        assertThat(spoke).hasText("acme/first.eml");
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            visit.chromium.inspect(colours, second.url(), ".verdict");
            visit.chromium.inspect(colours, visit.product.address("/document-classes"), ".class-name");
        }
        spoke.click();
        press(second, "Take that back");
        assertThat(second.locator(".notice.good")).containsText("no example any more");
        assertThat(visit.page("/document-classes").locator(".empty h2")).hasText("No examples yet");
    }

    private Page completed(String key, String mail) {
        s3.putObject(
                put -> put.bucket("s3-input")
                        .key(key)
                        .metadata(Map.of("processing-option", "text-extraction, classification, semantic-analysis")),
                RequestBody.fromString(mail));
        Page page = visit.page("/files/" + Ids.fileId("s3-input", key));
        assertThat(page.locator("#live .head .status")).containsText("completed");
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
