package datapipeline.console.files;

import datapipeline.console.layout.UnansweredException;
import datapipeline.console.layout.Words;
import datapipeline.model.Tenant;
import datapipeline.model.run.OutputObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** The outputs of a run with their previews. */
@Component
final class Outputs {
    /** Each excerpt is a request to S3; a page does not make hundreds. */
    private static final int MOST_EXCERPTS = 6;

    private final FileCatalog catalog;
    private final OutputLinks links;
    private final Words words;

    Outputs(FileCatalog catalog, OutputLinks links, Words words) {
        this.catalog = catalog;
        this.links = links;
        this.words = words;
    }

    List<OutputView> of(RunSummary run) {
        List<OutputView> views = new ArrayList<>();
        int excerpts = 0;
        for (OutputObject output : catalog.outputs(run.runId())) {
            boolean text = OutputView.kindOf(output.contentType()).equals("text") && excerpts++ < MOST_EXCERPTS;
            views.add(OutputView.of(output, links, words, stablePath(run, output), text ? excerpt(output) : null));
        }
        return views;
    }

    /** A preview that fails is no reason to show no page; it says itself that it failed. */
    private @Nullable String excerpt(OutputObject output) {
        try {
            return links.excerpt(output.key());
        } catch (UnansweredException e) {
            return e.getMessage();
        }
    }

    private static String stablePath(RunSummary run, OutputObject output) {
        return "/o/%s/%s/%s"
                .formatted(
                        Tenant.of(run.key()),
                        UriUtils.encodePath(run.key(), "UTF-8"),
                        UriUtils.encodePathSegment(output.step(), "UTF-8"));
    }
}
