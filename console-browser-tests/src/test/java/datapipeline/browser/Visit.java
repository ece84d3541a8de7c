package datapipeline.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;

/** The product, and the browser in which a test class visits it. */
final class Visit implements AutoCloseable {
    final Product product;
    final Chromium chromium;

    /** Starts both; where there is no browser, whoever wanted to visit is skipped. */
    Visit(Path data, String... settings) {
        var executable = Chromium.find();
        assumeTrue(executable.isPresent(), "No Chromium here: install Debian's chromium, or name one in CHROME_BIN.");
        product = new Product(data, settings);
        chromium = new Chromium(executable.get());
    }

    /** Signs the machine's owner in, for good. */
    Page signIn() {
        return chromium.signIn(product.signInLink());
    }

    /** A page as it is seen at a desk. */
    Page page(String path) {
        Page page = chromium.open(Chromium.DESK, ColorScheme.LIGHT);
        page.navigate(product.address(path));
        return page;
    }

    /** Closes all pages and sees that the browser complained of none. */
    void endWithoutComplaints() {
        List<String> complaints = chromium.complaints();
        chromium.closePages();
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        chromium.close();
        product.close();
    }
}
