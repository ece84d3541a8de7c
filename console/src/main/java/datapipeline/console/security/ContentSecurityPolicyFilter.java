package datapipeline.console.security;

import datapipeline.console.layout.Nonce;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the browser to run only what this very answer marked with its nonce. */
final class ContentSecurityPolicyFilter extends OncePerRequestFilter {
    /** {@code blob:} and {@code data:} lead nowhere: they are the pictures inside a 3D model that a page shows. */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self' 'nonce-%1$s'",
            "style-src 'self' 'nonce-%1$s'",
            "img-src 'self' blob: data:%2$s",
            "media-src 'self'%2$s",
            "connect-src 'self' blob: data:%2$s",
            "frame-src%3$s",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types htmx");

    private final String elsewhere;
    /** Only documents from the buckets, whose origin is another than the console's: they cannot reach into its pages. */
    private final String framed;

    ContentSecurityPolicyFilter(BrowserOrigins origins) {
        elsewhere = origins.origins().isEmpty() ? "" : " " + String.join(" ", origins.origins());
        framed = elsewhere.isEmpty() ? " 'none'" : elsewhere;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", POLICY.formatted(Nonce.of(request), elsewhere, framed));
        chain.doFilter(request, response);
    }
}
