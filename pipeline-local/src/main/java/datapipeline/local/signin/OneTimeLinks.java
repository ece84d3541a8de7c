package datapipeline.local.signin;

import datapipeline.console.security.SignInLinks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * One link at a time, in a file that only its owner can read. Whoever uses it is the machine's owner, and is an
 * administrator of what runs on it; at that moment the next link takes its place.
 */
public final class OneTimeLinks implements SignInLinks {
    private static final int TOKEN_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final String console;
    private final Consumer<String> file;
    private String token = "";

    /**
     * @param console where the console answers, without a slash at the end
     * @param file where the newest link is put
     */
    public OneTimeLinks(String console, Consumer<String> file) {
        this.console = console;
        this.file = file;
    }

    /** Makes a new link; the one before works no more. */
    public synchronized String mint() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String link = console + "/sign-in?token=" + token;
        file.accept(link);
        return link;
    }

    @Override
    public synchronized Optional<UserDetails> redeem(String given) {
        boolean right = !token.isEmpty()
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
        if (!right) {
            return Optional.empty();
        }
        mint();
        return Optional.of(
                User.withUsername("owner").password("").roles("ADMIN").build());
    }

    @Override
    public String whereToFind() {
        return "in the file sign-in.url of the data directory";
    }
}
