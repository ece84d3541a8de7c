package datapipeline.console.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame. */
@Controller
@ControllerAdvice
final class Layout {
    private final List<NavigationItem> navigation;
    private final Words words;
    private final RoleHierarchy roles;

    Layout(List<NavigationItem> navigation, Words words, RoleHierarchy roles) {
        this.roles = roles;
        this.navigation = navigation.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
        this.words = words;
    }

    @GetMapping("/")
    String start() {
        return "redirect:/files";
    }

    @ModelAttribute("navigation")
    List<NavigationItem> navigation() {
        return navigation;
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
