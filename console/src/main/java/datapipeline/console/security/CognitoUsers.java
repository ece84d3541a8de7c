package datapipeline.console.security;

import java.util.ArrayList;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Gives people the roles of their Cognito groups. The claim is described at
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 */
final class CognitoUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private static final String GROUPS = "cognito:groups";

    private final OidcUserService users = new OidcUserService();

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = users.loadUser(request);
        List<String> groups = user.getIdToken().getClaimAsStringList(GROUPS);
        List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
        authorities.addAll(Roles.ofGroups(groups == null ? List.of() : groups));
        return new DefaultOidcUser(authorities, user.getIdToken(), user.getUserInfo());
    }
}
