package datapipeline.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The door. A link alone lets nobody in: its page asks for one more click, so that a mail scanner or a browser that
 * looks ahead does not use the link up.
 */
@Controller
final class SignInController {
    private final Optional<SignInLinks> links;
    private final ObjectProvider<ClientRegistrationRepository> clients;
    private final SecurityContextRepository sessions;
    private final CsrfTokenRepository csrfTokens;

    SignInController(
            Optional<SignInLinks> links,
            ObjectProvider<ClientRegistrationRepository> clients,
            SecurityContextRepository sessions,
            CsrfTokenRepository csrfTokens) {
        this.links = links;
        this.clients = clients;
        this.sessions = sessions;
        this.csrfTokens = csrfTokens;
    }

    @GetMapping(SecurityConfiguration.SIGN_IN)
    String page(@RequestParam @Nullable String token, @RequestParam @Nullable String out, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("signedOut", out != null);
        model.addAttribute("where", links.map(SignInLinks::whereToFind).orElse(null));
        model.addAttribute("registrations", registrations());
        return "sign-in";
    }

    @PostMapping(SecurityConfiguration.SIGN_IN)
    String enter(@RequestParam String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<UserDetails> user = links.flatMap(known -> known.redeem(token));
        if (user.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            model.addAttribute("refused", true);
            return page(null, null, model);
        }
        admit(user.get(), request, response);
        var asked = new HttpSessionRequestCache().getRequest(request, response);
        return "redirect:" + (asked == null ? "/" : asked.getRedirectUrl());
    }

    private void admit(UserDetails user, HttpServletRequest request, HttpServletResponse response) {
        Authentication entered = UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
        // Whoever knew the session's id before must not know it now.
        request.getSession();
        request.changeSessionId();
        new CsrfAuthenticationStrategy(csrfTokens).onAuthentication(entered, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(entered);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }

    private List<String> registrations() {
        return clients.getIfAvailable() instanceof Iterable<?> known
                ? StreamSupport.stream(known.spliterator(), false)
                        .filter(ClientRegistration.class::isInstance)
                        .map(client -> ((ClientRegistration) client).getRegistrationId())
                        .toList()
                : List.of();
    }
}
