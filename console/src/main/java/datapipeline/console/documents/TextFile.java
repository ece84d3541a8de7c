package datapipeline.console.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the console reads of text.json. */
record TextFile(@Nullable List<Page> pages) {
    record Page(
            int page,
            @Nullable String text,
            @Nullable Integer confidence,
            @Nullable Boolean doubtful) {}
}
