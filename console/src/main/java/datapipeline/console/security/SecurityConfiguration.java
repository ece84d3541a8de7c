package datapipeline.console.security;

import jakarta.servlet.DispatcherType;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;

/** Nothing is open but the sign-in page, the assets and the health check. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {
    static final String SIGN_IN = "/sign-in";

    @Bean
    static RoleHierarchy roles() {
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role(Roles.ADMIN.name())
                .implies(Roles.OPERATOR.name())
                .role(Roles.OPERATOR.name())
                .implies(Roles.VIEWER.name())
                .build();
    }

    @Bean
    SecurityContextRepository sessions() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    CsrfTokenRepository csrfTokens() {
        return new HttpSessionCsrfTokenRepository();
    }

    @Bean
    SecurityFilterChain console(
            HttpSecurity http,
            BrowserOrigins origins,
            CsrfTokenRepository csrfTokens,
            SecurityContextRepository sessions,
            Optional<SignInLinks> links,
            ObjectProvider<ClientRegistrationRepository> clients) {
        boolean single = clients.getIfAvailable() != null;
        if (links.isEmpty() && !single) {
            throw new NoWayInException();
        }
        http.authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(SIGN_IN, "/a/**", "/actuator/health", "/actuator/health/**")
                .permitAll()
                .requestMatchers("/actuator/**")
                .hasRole(Roles.ADMIN.name())
                .anyRequest()
                .hasRole(Roles.VIEWER.name()));
        http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens));
        http.securityContext(context -> context.securityContextRepository(sessions));
        http.exceptionHandling(refusals -> refusals.authenticationEntryPoint(new SignInEntryPoint(SIGN_IN)));
        http.logout(end -> end.logoutUrl("/sign-out").logoutSuccessUrl(SIGN_IN + "?out"));
        http.headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(
                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy
                        .NO_REFERRER)));
        http.addFilterBefore(new ContentSecurityPolicyFilter(origins), HeaderWriterFilter.class);
        if (single) {
            http.oauth2Login(login ->
                    login.loginPage(SIGN_IN).userInfoEndpoint(info -> info.oidcUserService(new CognitoUsers())));
        }
        return http.build();
    }
}
