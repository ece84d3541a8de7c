package datapipeline.console.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame. */
@ControllerAdvice
final class Layout {
    private final List<NavigationItem> navigation;
    private final List<FirstStep> firstSteps;
    private final Words words;
    private final RoleHierarchy roles;

    Layout(List<NavigationItem> navigation, List<FirstStep> firstSteps, Words words, RoleHierarchy roles) {
        this.roles = roles;
        this.navigation = navigation.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
        this.firstSteps = firstSteps.stream()
                .sorted(Comparator.comparingInt(FirstStep::order))
                .toList();
        this.words = words;
    }

    @ModelAttribute("navigation")
    List<NavigationItem> navigation() {
        return navigation;
    }

    /** What an installation without files offers. */
    @ModelAttribute("firstSteps")
    List<FirstStep> firstSteps() {
        return firstSteps;
    }

    @ModelAttribute("words")
    Words words() {
        return words;
    }

    @ModelAttribute("path")
    String path(HttpServletRequest request) {
        return request.getRequestURI();
    }

    /** Who is signed in; absent on the sign-in page. */
    @ModelAttribute("user")
    @Nullable
    String user(@Nullable Principal who) {
        return who == null ? null : who.getName();
    }

    /** Whether to offer what an operator may do; each address checks again itself. */
    @ModelAttribute("operator")
    boolean operator(@Nullable Authentication who) {
        return who != null
                && roles.getReachableGrantedAuthorities(who.getAuthorities()).stream()
                        .anyMatch(authority -> "ROLE_OPERATOR".equals(authority.getAuthority()));
    }

    /** Stands in the policy of this answer; see {@link Nonce}. */
    @ModelAttribute("nonce")
    String nonce(HttpServletRequest request) {
        return Nonce.of(request);
    }
}
