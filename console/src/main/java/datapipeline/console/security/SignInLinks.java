package datapipeline.console.security;

import java.util.Optional;
import org.springframework.security.core.userdetails.UserDetails;

/** One-time links that let somebody in. Where there is such a bean, {@code /sign-in?token=…} works. */
public interface SignInLinks {
    /** Whom the token lets in; it is used up then. Empty when it is unknown, used or too old. */
    Optional<UserDetails> redeem(String token);

    /** Where a person finds the link, as the end of a sentence: "in the file data/sign-in.url". */
    String whereToFind();
}
