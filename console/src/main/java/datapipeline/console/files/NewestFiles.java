package datapipeline.console.files;

import datapipeline.console.live.Watched;
import org.springframework.stereotype.Component;

/** Watches the newest page of the list. */
@Component
final class NewestFiles implements Watched {
    private final FileCatalog catalog;

    NewestFiles(FileCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public String version() {
        return Integer.toHexString(catalog.list(FileQuery.newest(1)).runs().hashCode());
    }
}
