package datapipeline.local.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneTimeLinksTest {
    private final List<String> written = new ArrayList<>();
    private final OneTimeLinks links = new OneTimeLinks("http://127.0.0.1:8080", written::add);

    @Test
    void letsTheOwnerInOnceAndHasTheNextLinkReady() {
        String token = tokenOf(links.mint());

        assertThat(links.redeem(token)).isPresent();
        assertThat(links.redeem(token)).isEmpty();
        assertThat(links.redeem(tokenOf(written.getLast()))).isPresent();
    }

    @Test
    void letsNobodyInBeforeThereIsALink() {
        assertThat(links.redeem("")).isEmpty();
        assertThat(links.redeem("guess")).isEmpty();
    }

    private static String tokenOf(String link) {
        return link.substring(link.indexOf("token=") + "token=".length());
    }
}
