package datapipeline.local.signin;

import datapipeline.local.DataDirectory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Lets the owner of this machine in, and says where. */
@Configuration
class SignInConfiguration {
    private static final Logger LOG = System.getLogger(SignInConfiguration.class.getName());

    @Bean
    OneTimeLinks oneTimeLinks(DataDirectory data, Environment environment) {
        String console = "http://127.0.0.1:" + environment.getProperty("server.port", "8080");
        return new OneTimeLinks(console, data::writeSignInLink);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> sayWhereToSignIn(OneTimeLinks links, DataDirectory data) {
        return ready -> {
            String link = links.mint();
            LOG.log(
                    Level.INFO,
                    () -> "Sign in, once, at %s (a new link is always in %s)"
                            .formatted(link, data.path().resolve("sign-in.url")));
        };
    }
}
