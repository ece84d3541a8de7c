package datapipeline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine, and all it complained of. */
final class Chromium implements AutoCloseable {
    static final int DESK = 1440;
    static final int TELEPHONE = 390;
    /** For the pipeline and for pages on a busy machine; nobody waits so long for what is there. */
    static final double PATIENCE_MS = 180_000;

    private static final int HEIGHT = 900;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();
    private Optional<String> session = Optional.empty();

    Chromium(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // Chromium's own sandbox cannot be set up in most containers, and only our own pages are opened.
        // SwiftShader draws 3D models where there is no graphics card.
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")));
    }

    /** Where a browser is: {@code CHROME_BIN}, or where Debian and Google put it. */
    static Optional<Path> find() {
        return Stream.concat(
                        Optional.ofNullable(System.getenv("CHROME_BIN")).stream(),
                        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Signs in by this link; every page that is opened from now on is signed in too. */
    Page signIn(String link) {
        Page page = open(DESK, ColorScheme.LIGHT);
        page.navigate(link);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page.locator("h1")).hasText("Overview");
        session = Optional.of(page.context().storageState());
        return page;
    }

    Page open(int width, ColorScheme colours) {
        var options =
                new Browser.NewContextOptions().setViewportSize(width, HEIGHT).setColorScheme(colours);
        session.ifPresent(options::setStorageState);
        BrowserContext context = browser.newContext(options);
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onConsoleMessage(message -> {
            boolean grave = message.type().equals("error") || message.type().equals("warning");
            if (grave && !isOfAFileStillUnknown(page, message.text())) {
                complaints.add("%s: %s".formatted(page.url(), message.text()));
            }
        });
        page.onPageError(error -> complaints.add("%s: %s".formatted(page.url(), error)));
        return page;
    }

    /** An upload is faster than the news of it: its page answers 404, stays open and fills itself. */
    private static boolean isOfAFileStillUnknown(Page page, String complaint) {
        return page.url().contains("/files/") && complaint.contains("the server responded with a status of 404");
    }

    /** Closes every page, so that none goes on asking. */
    void closePages() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
        complaints.clear();
    }

    /** Console errors and warnings, broken policies among them, of all pages up to now. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What a test has brought about itself is no complaint: requests that it broke or that were refused. */
    void forgiveFailedRequests() {
        complaints.removeIf(complaint -> complaint.contains("Failed to load resource"));
    }

    /**
     * What keeps people out of a page: serious findings of axe, and a page wider than a telephone. On a page of its own: axe
     * opens another beside it, and a page in the background hears no news.
     */
    void inspect(ColorScheme colours, String address, String ready) {
        Page page = open(TELEPHONE, colours);
        page.navigate(address);
        assertThat(page.locator(ready).first()).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("the width of %s", address)
                .isEqualTo(TELEPHONE);
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                                .map(rule -> rule.getId() + ": "
                                        + rule.getNodes().getFirst().getHtml()))
                .as("what axe finds on %s", address)
                .isEmpty();
        page.context().close();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
