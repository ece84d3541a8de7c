package datapipeline.console.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import datapipeline.console.Browser;
import datapipeline.console.ConsoleTest;
import datapipeline.console.paper.PaperLinks;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ConsoleTest
class DoorTest {
    private static final Set<String> OPEN = Set.of("/sign-in", "/error");

    @Autowired
    WebApplicationContext context;

    @Autowired
    PaperLinks links;

    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(context);
    }

    private record Route(HttpMethod method, String path) {}

    private List<Route> closedRoutes() {
        return context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPathPatternsCondition().getPatternValues().stream()
                        .filter(path -> !OPEN.contains(path))
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> new Route(
                                        HttpMethod.valueOf(method.name()),
                                        path.replaceAll("\\{\\*[^}]+}", "x/y").replaceAll("\\{[^}]+}", "x")))))
                .toList();
    }

    @Test
    void sendsWhoeverIsNotSignedInToTheSignInPageFromEveryAddress() {
        assertThat(closedRoutes())
                .hasSizeGreaterThan(10)
                .allSatisfy(route -> assertThat(browser.perform(MockMvcRequestBuilders.request(route.method, route.path)
                                .with(csrf())))
                        .hasStatus3xxRedirection()
                        .hasRedirectedUrl("/sign-in"));
    }

    @Test
    void refusesEveryWriteWithoutAToken() {
        assertThat(closedRoutes().stream().filter(route -> route.method == HttpMethod.POST))
                .hasSizeGreaterThan(5)
                .allSatisfy(route -> assertThat(browser.perform(MockMvcRequestBuilders.post(route.path)
                                .with(user("olga").authorities(Roles.ADMIN.authority()))))
                        .hasStatus(403));
    }

    @Test
    void letsNoViewerWrite() {
        assertThat(closedRoutes().stream().filter(route -> route.method == HttpMethod.POST))
                .allSatisfy(route -> assertThat(browser.post(
                                Roles.VIEWER,
                                route.path,
                                "run",
                                "r",
                                "name",
                                "n",
                                "sizeBytes",
                                "1",
                                "key",
                                "k",
                                "uploadId",
                                "u",
                                "number",
                                "1",
                                "parts",
                                "1",
                                "message",
                                "m"))
                        .hasStatus(403));
    }

    @Test
    void asksAPartOfAPageToSendItsWholePageToTheSignInPage() {
        assertThat(browser.perform(MockMvcRequestBuilders.get("/files").header("HX-Request", "true")))
                .hasStatus(401)
                .hasHeader("HX-Redirect", "/sign-in");
    }

    @Test
    void opensAssetsAndTheHealthCheckToEverybody() {
        assertThat(browser.perform(MockMvcRequestBuilders.get("/a/console.css")))
                .hasStatusOk();
        assertThat(browser.perform(MockMvcRequestBuilders.get("/actuator/health")))
                .hasStatusOk();
    }

    @Test
    void saysWhereTheLinkIs() {
        assertThat(browser.perform(MockMvcRequestBuilders.get("/sign-in")))
                .hasStatusOk()
                .bodyText()
                .contains("in the file data/sign-in.url");
    }

    @Test
    void usesALinkUpOnlyWhenSomebodyConfirmsIt() {
        links.tokens.put("once", Roles.OPERATOR);
        assertThat(browser.perform(MockMvcRequestBuilders.get("/sign-in").param("token", "once")))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"once\"");
        var session = new MockHttpSession();
        String before = session.getId();
        assertThat(browser.perform(MockMvcRequestBuilders.post("/sign-in")
                        .session(session)
                        .with(csrf())
                        .param("token", "once")))
                .hasRedirectedUrl("/");
        assertThat(session.getId()).isNotEqualTo(before);
        assertThat(browser.perform(MockMvcRequestBuilders.get("/files").session(session)))
                .hasStatusOk();
        assertThat(browser.perform(
                        MockMvcRequestBuilders.post("/sign-in").with(csrf()).param("token", "once")))
                .hasStatus(403)
                .bodyText()
                .contains("unknown, used or too old");
    }

    @Test
    void allowsABrowserOnlyWhatThePageItselfMarked() {
        String policy = browser.get(Roles.VIEWER, "/files").getResponse().getHeader("Content-Security-Policy");
        assertThat(policy)
                .startsWith("default-src 'none'; script-src 'self' 'nonce-")
                .contains("connect-src 'self' blob: data: http://127.0.0.1:4566;")
                .contains("img-src 'self' blob: data: http://127.0.0.1:4566;")
                .contains("form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .doesNotContain("unsafe");
        String again = browser.get(Roles.VIEWER, "/files").getResponse().getHeader("Content-Security-Policy");
        assertThat(again).isNotEqualTo(policy);
    }

    @Test
    void putsNothingInlineOnAPage() throws Exception {
        for (String page : List.of("/files", "/queues", "/upload")) {
            String html = browser.get(Roles.ADMIN, page).getResponse().getContentAsString();
            assertThat(html).doesNotContainPattern("\\sstyle=").doesNotContainPattern("\\son[a-z]+=");
            assertThat(html).startsWith("<!doctype html>");
        }
    }

    @Test
    void givesPeopleTheRolesOfTheirGroups() {
        assertThat(Roles.ofGroups(List.of("operator", "cooks"))).containsExactly(Roles.OPERATOR.authority());
    }
}
