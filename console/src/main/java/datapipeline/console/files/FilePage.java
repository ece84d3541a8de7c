package datapipeline.console.files;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of the list.
 *
 * @param older the cursor of the next page; there is one as long as something older may exist
 * @param lookedBackTo everything that matches and came after this was found
 */
public record FilePage(List<RunSummary> runs, Optional<String> older, Instant lookedBackTo) {
    public FilePage {
        runs = List.copyOf(runs);
    }
}
