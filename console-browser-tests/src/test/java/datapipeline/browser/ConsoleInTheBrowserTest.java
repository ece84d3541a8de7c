package datapipeline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import datapipeline.local.PipelineLocal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's first minutes, in their order: the product starts once, and each step finds what the one before left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleInTheBrowserTest {
    @AutoClose
    private final Visit visit;

    private String picture = "";

    ConsoleInTheBrowserTest(@TempDir Path data) {
        visit = new Visit(data);
    }

    @AfterEach
    void nothingWasComplainedOf() {
        visit.endWithoutComplaints();
    }

    @Test
    @Order(1)
    void letsTheOwnerInByTheLinkAndShowsWhereToBegin() {
        Page page = visit.signIn();
        assertThat(page.locator(".first")).containsText("Send the samples");
    }

    @Test
    @Order(2)
    void followsADroppedPictureToItsResultWithoutAReload() throws IOException {
        Page page = visit.page("/upload");
        drop(page, "mandelbrot.jpg");
        page.locator("#sent a").click();
        assertThat(page.locator("#live .head .status")).containsText("completed");
        assertThat(page.locator(".stages tbody tr")).hasCount(5);
        Locator shown = page.locator(".outputs img").first();
        shown.scrollIntoViewIfNeeded();
        page.waitForFunction("image => image.complete && image.naturalWidth > 0", shown.elementHandle());
        picture = page.url();
        var output = page.context().request().get(shown.getAttribute("src"));
        assertThat(output.status()).isEqualTo(200);
        assertThat(output.headers()).containsEntry("content-type", "image/jpeg");
    }

    /** As a person drops it: the file is in the event's transfer. */
    private static void drop(Page page, String sample) throws IOException {
        try (InputStream in = PipelineLocal.class.getResourceAsStream("samples/" + sample)) {
            String bytes = Base64.getEncoder().encodeToString(in.readAllBytes());
            JSHandle transfer = page.evaluateHandle("""
                    ([name, base64]) => {
                      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
                      const transfer = new DataTransfer();
                      transfer.items.add(new File([bytes], name, {type: 'image/jpeg'}));
                      return transfer;
                    }""", List.of(sample, bytes));
            page.dispatchEvent("#drop", "drop", Map.of("dataTransfer", transfer));
        }
    }

    @Test
    @Order(3)
    void sendsTheSamplesAndShowsWhatBecameOfEach() {
        Page page = visit.page("/samples");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send all"))
                .click();
        assertThat(page.locator(".notice")).containsText("files are sent");
        assertThat(page.locator(".status.good")).hasCount(10);
        assertThat(page.locator(".status.warn")).hasCount(7);
    }

    @Test
    @Order(4)
    void mendsARefusedOptionWithTheWordThatWasMeant() {
        Page page = visit.page("/samples");
        page.locator("tr", new Page.LocatorOptions().setHasText("OPTION_UNKNOWN"))
                .locator("a")
                .click();
        assertThat(page.locator("[aria-label=Why]")).containsText("there is no operation \"resise\"");
        assertThat(page.locator("textarea[name=option]")).hasValue("resize;width=256");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Process with this option"))
                .click();
        assertThat(page.locator("#live")).containsText("Run 2 came of your request");
        assertThat(page.locator("#live .head .status")).containsText("completed");
    }

    @Test
    @Order(5)
    void turnsAModelAndWhatWasMadeOfItInThePageAndSaysWhatCannotBeShown() {
        Page page = visit.page("/files?q=lighter");
        page.locator("#list tbody a").first().click();
        Locator buttons = page.locator("[data-model]");
        assertThat(buttons).hasCount(2);
        buttons.nth(1).click();
        assertThat(page.locator(".model-says")).containsText("2,000 triangles · 1 part");
        assertThat(drawnDots(page)).as("dots that are not transparent").isGreaterThan(1_000);
        buttons.nth(0).click();
        assertThat(page.locator(".model-says")).containsText("9,216 triangles");
        String before = drawing(page);
        page.locator("canvas.model").press("ArrowLeft");
        assertThat(drawing(page)).isNotEqualTo(before);
        page.locator("#frame")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                .click();
        assertThat(page.locator("#frame")).isHidden();
        buttons.nth(0).evaluate("button => { button.dataset.format = 'stl'; }");
        buttons.nth(0).click();
        assertThat(page.locator(".model-says")).containsText("It cannot be shown here");
    }

    private static String drawing(Page page) {
        return Base64.getEncoder().encodeToString(page.locator("canvas.model").screenshot());
    }

    /** Turns the model and counts at once: a browser forgets what it has shown. */
    private static int drawnDots(Page page) {
        return ((Number) page.evaluate("""
                () => new Promise((done) => {
                  const canvas = document.querySelector('canvas.model');
                  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
                  canvas.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight'}));
                  copy.drawImage(canvas, 0, 0);
                  const {data} = copy.getImageData(0, 0, canvas.width, canvas.height);
                  done(data.filter((value, at) => at % 4 === 3 && value > 0).length);
                })""")).intValue();
    }

    @Test
    @Order(6)
    void countsWhatLiesInEveryQueue() {
        Page page = visit.page("/queues");
        assertThat(page.locator("#list tbody tr")).hasCount(6);
        assertThat(page.locator("#sqs-picture")).containsText("sqs-picture-dlq");
        assertThat(page.locator(".unknown")).hasCount(0);
    }

    @Test
    @Order(7)
    void isAccessibleAndNeverWiderThanTheScreenInBothThemes() {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (String address : List.of("/", "/files", "/queues", "/upload", "/samples", "/files?status=FAILED")) {
                visit.chromium.inspect(colours, visit.product.address(address), "h1");
            }
            visit.chromium.inspect(colours, picture, "h1");
        }
    }
}
