package datapipeline.console.files;

import datapipeline.console.documents.DocumentFindings;
import datapipeline.console.layout.UnansweredException;
import datapipeline.console.layout.Words;
import datapipeline.model.Tenant;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.StepReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** The outputs of a run with their previews. */
@Component
final class Outputs {
    /** Each excerpt is a request to S3; a page does not make hundreds. */
    private static final int MOST_EXCERPTS = 6;

    private static final int MOST_SHOWN = 60;

    private final FileCatalog catalog;
    private final OutputLinks links;
    private final Players players;
    private final Words words;

    Outputs(FileCatalog catalog, OutputLinks links, Players players, Words words) {
        this.catalog = catalog;
        this.links = links;
        this.players = players;
        this.words = words;
    }

    Made of(RunRecord run) {
        RunResult result = catalog.result(run.summary().runId());
        List<OutputObject> all = result.outputs();
        List<OutputView> views = new ArrayList<>();
        DocumentFindings document = findings(all);
        Set<String> readable = document == null ? Set.of() : document.read();
        int excerpts = 0;
        for (OutputObject output : all.subList(0, Math.min(MOST_SHOWN, all.size()))) {
            if (readable.contains(output.key())) {
                views.add(OutputView.of(output, links, words, stablePath(run.summary(), output), null)
                        .readAbove());
                continue;
            }
            boolean text = OutputView.kindOf(output.contentType()).equals("text") && excerpts++ < MOST_EXCERPTS;
            views.add(OutputView.of(
                    output, links, words, stablePath(run.summary(), output), text ? Excerpt.of(output, links) : null));
        }
        Original original = Original.of(run, links, words);
        return new Made(
                original,
                steps(result.steps()),
                result.cost().map(cost -> CostRow.of(cost, words)).orElse(List.of()),
                views,
                all.size(),
                document,
                players.of(run.summary(), original, all).orElse(null));
    }

    private @Nullable DocumentFindings findings(List<OutputObject> all) {
        try {
            return DocumentFindings.of(all, links::text).orElse(null);
        } catch (UnansweredException e) {
            // A preview that fails is no reason to show no page; the outputs below say that S3 is silent.
            return null;
        }
    }

    private List<StepRow> steps(List<StepReport> reports) {
        return IntStream.range(0, reports.size())
                .mapToObj(index -> StepRow.of(index + 1, reports.get(index), words))
                .toList();
    }

    private static String stablePath(RunSummary run, OutputObject output) {
        return "/o/%s/%s/%s"
                .formatted(
                        Tenant.of(run.key()),
                        UriUtils.encodePath(run.key(), "UTF-8"),
                        UriUtils.encodePathSegment(output.step(), "UTF-8"));
    }
}
