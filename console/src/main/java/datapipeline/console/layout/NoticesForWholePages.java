package datapipeline.console.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/**
 * Keeps what is to be said after a form for the page that comes next. The page that is still open may ask for news of itself
 * in between, at the same address; it would take the notice and show it nowhere.
 */
final class NoticesForWholePages extends SessionFlashMapManager {
    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        return request.getHeader("HX-Request") == null ? super.retrieveFlashMaps(request) : null;
    }
}
