package datapipeline.console.overview;

import datapipeline.console.files.FileCatalog;
import datapipeline.console.files.FilePage;
import datapipeline.console.files.FileQuery;
import datapipeline.console.files.FileRow;
import datapipeline.console.layout.Answer;
import datapipeline.console.layout.Questions;
import datapipeline.console.layout.Words;
import datapipeline.console.queues.QueueDepths;
import datapipeline.model.FileType;
import datapipeline.model.topology.Topology;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** {@code /}: the overview. */
@Controller
final class OverviewController {
    /** Days that the list of the newest files may reach back. */
    private static final int DAYS = 7;

    private static final int NEWEST = 8;

    private final Censuses censuses;
    private final QueueDepths depths;
    private final FileCatalog catalog;
    private final Questions questions;
    private final Words words;
    private final InstantSource clock;

    OverviewController(
            Censuses censuses,
            QueueDepths depths,
            FileCatalog catalog,
            Questions questions,
            Words words,
            InstantSource clock) {
        this.censuses = censuses;
        this.depths = depths;
        this.catalog = catalog;
        this.questions = questions;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/")
    String overview(@RequestHeader(name = "HX-Request", required = false) @Nullable String part, Model model) {
        Answer<Census> census = questions.ask("DynamoDB", censuses::take);
        Answer<FilePage> newest = questions.ask("DynamoDB", () -> catalog.list(FileQuery.newest(DAYS)));
        Overview overview = Overview.of(census.given(), depths.of(queues()));
        model.addAttribute(
                "silence",
                Stream.of(census, newest)
                        .flatMap(answer -> answer.silence().stream())
                        .findFirst()
                        .orElse(null));
        model.addAttribute(
                "queueSilence",
                overview.depths().values().stream()
                        .flatMap(depth -> depth.silence().stream())
                        .findFirst()
                        .orElse(null));
        model.addAttribute("page", OverviewPage.of(overview, words, clock.instant()));
        model.addAttribute("asOf", words.second(clock.instant()));
        List<FileRow> rows = newest.given()
                .map(page -> page.runs().stream()
                        .limit(NEWEST)
                        .map(run -> FileRow.of(run, words))
                        .toList())
                .orElse(List.of());
        model.addAttribute("rows", rows);
        model.addAttribute("empty", newest.given().isPresent() && rows.isEmpty());
        return part == null ? "overview" : "overview :: live";
    }

    private static List<String> queues() {
        return Stream.of(
                        Stream.of(FileType.values()).map(Topology::queueOf),
                        Stream.of(Topology.SQS_OUTPUT),
                        Overview.deadLetterQueues())
                .flatMap(names -> names)
                .toList();
    }
}
