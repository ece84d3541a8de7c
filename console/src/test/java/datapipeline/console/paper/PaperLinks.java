package datapipeline.console.paper;

import datapipeline.console.security.Roles;
import datapipeline.console.security.SignInLinks;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

/** Lets in whoever has a token that was written down. */
public final class PaperLinks implements SignInLinks {
    public final Map<String, Roles> tokens = new ConcurrentHashMap<>();

    @Override
    public Optional<UserDetails> redeem(String token) {
        return Optional.ofNullable(tokens.remove(token))
                .map(role -> User.withUsername("olga")
                        .password("")
                        .authorities(role.authority())
                        .build());
    }

    @Override
    public String whereToFind() {
        return "in the file data/sign-in.url";
    }
}
