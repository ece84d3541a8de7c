package datapipeline.console.security;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who may do what: viewers look, operators also act on files, administrators also see the console's own figures. */
public enum Roles {
    VIEWER,
    OPERATOR,
    ADMIN;

    /** As Spring Security spells it. */
    public GrantedAuthority authority() {
        return new SimpleGrantedAuthority("ROLE_" + name());
    }

    /** The roles a person has through groups of these names, in upper or lower case; other groups mean nothing. */
    static Collection<GrantedAuthority> ofGroups(Collection<String> groups) {
        return groups.stream()
                .map(Roles::of)
                .flatMap(Optional::stream)
                .map(Roles::authority)
                .toList();
    }

    private static Optional<Roles> of(String group) {
        for (Roles role : values()) {
            if (role.name().equals(group.toUpperCase(Locale.ROOT))) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
