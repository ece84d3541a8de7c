package datapipeline.console;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import datapipeline.console.security.Roles;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Somebody in front of the console. */
public final class Browser {
    private final MockMvcTester mvc;

    public Browser(WebApplicationContext context) {
        mvc = MockMvcTester.from(
                context, builder -> builder.apply(springSecurity()).build());
    }

    public MvcTestResult get(Roles role, String address) {
        return mvc.perform(MockMvcRequestBuilders.get(URI.create(address))
                .with(user("olga").authorities(role.authority())));
    }

    /** Posts name and value pairs with a valid token. */
    public MvcTestResult post(Roles role, String address, String... fields) {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(address)
                .with(csrf())
                .with(user("olga").authorities(role.authority()));
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(request);
    }

    /** Goes where an answer leads, in the same session. */
    public MvcTestResult follow(Roles role, MvcTestResult answer, HttpHeaders headers) {
        return mvc.perform(
                MockMvcRequestBuilders.get(URI.create(answer.getResponse().getRedirectedUrl()))
                        .session((MockHttpSession) answer.getRequest().getSession())
                        .headers(headers)
                        .with(user("olga").authorities(role.authority())));
    }

    public MvcTestResult perform(MockHttpServletRequestBuilder request) {
        return mvc.perform(request);
    }
}
