package datapipeline.console.overview;

import static datapipeline.console.overview.Figure.Count;

import datapipeline.console.layout.Words;
import datapipeline.model.FileType;
import datapipeline.model.run.RunStatus;
import datapipeline.model.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The page, ready to be printed.
 *
 * @param attention what needs a person
 * @param way a file's stages, with how many are in each
 * @param families a line each
 * @param calm whether everything is known and nothing needs a person
 */
public record OverviewPage(List<Figure> attention, List<Figure> way, List<FamilyRow> families, boolean calm) {

    /**
     * A family of files.
     *
     * @param oldest how long the run that waits longest has waited
     * @param from how many completed runs the percentiles are taken from, and since when
     */
    public record FamilyRow(
            String name,
            String href,
            String waiting,
            String oldest,
            String inFlight,
            String completed,
            String failed,
            String failedTone,
            String p50,
            String p90,
            String p99,
            String from) {}

    private static final Set<RunStatus> WAITING = EnumSet.of(RunStatus.QUEUED, RunStatus.RETRY_WAIT);

    static OverviewPage of(Overview overview, Words words, Instant now) {
        List<Figure> attention = List.of(
                Figure.of("Dead letters", overview.deadLetters(), "/queues", "bad", "in all queues"),
                today("Failed", overview, RunStatus.FAILED, "bad"),
                today("Quarantined", overview, RunStatus.QUARANTINED, "warn"),
                today("Completed in part", overview, RunStatus.PARTIAL, "warn"));
        return new OverviewPage(
                attention,
                way(overview),
                Arrays.stream(FileType.values())
                        .map(type -> row(overview, type, words, now))
                        .toList(),
                attention.stream().allMatch(figure -> figure.value().equals("0")));
    }

    private static Figure today(String label, Overview overview, RunStatus status, String tone) {
        return Figure.of(label, overview.endedToday(status), "/files?status=" + status, tone, "today");
    }

    private static List<Figure> way(Overview overview) {
        return List.of(
                stage("Being classified", overview.running(run -> run.status() == RunStatus.RECEIVED), "RECEIVED"),
                stage("Waiting", overview.running(run -> WAITING.contains(run.status())), "QUEUED"),
                stage("Being processed", overview.running(run -> run.status() == RunStatus.PROCESSING), "PROCESSING"),
                stage("Being joined", overview.running(run -> run.status() == RunStatus.PROCESSED), "PROCESSED"),
                stage("Completed today", overview.endedToday(RunStatus.COMPLETED), "COMPLETED"));
    }

    private static Figure stage(String label, Count count, String status) {
        return Figure.of(label, count, "/files?status=" + status, "", "");
    }

    private static FamilyRow row(Overview overview, FileType type, Words words, Instant now) {
        String queue = Topology.queueOf(type);
        Optional<Census.Turnarounds> times = overview.census().stream()
                .flatMap(census -> census.turnarounds().stream())
                .filter(each -> each.type() == type)
                .findFirst();
        Count failed = overview.endedToday(
                ended -> ended.type().filter(type::equals).isPresent() && ended.status() == RunStatus.FAILED);
        return new FamilyRow(
                type.inWords(),
                "/files?type=" + type.wireName(),
                overview.waiting(queue).words(),
                oldest(overview, type, words, now),
                overview.inFlight(queue).words(),
                overview.endedToday(ended ->
                                ended.type().filter(type::equals).isPresent() && ended.status() == RunStatus.COMPLETED)
                        .words(),
                failed.words(),
                failed.any() ? "bad" : "",
                percentile(times, 50, words),
                percentile(times, 90, words),
                percentile(times, 99, words),
                times.map(known -> from(known, words)).orElse(Figure.UNKNOWN));
    }

    private static String oldest(Overview overview, FileType type, Words words, Instant now) {
        if (overview.census().isEmpty()) {
            return Figure.UNKNOWN;
        }
        return overview.waitingSince(type)
                .map(since -> words.duration(since.isAfter(now) ? Duration.ZERO : Duration.between(since, now)))
                .orElse("–");
    }

    private static String percentile(Optional<Census.Turnarounds> times, int percent, Words words) {
        return times.map(known -> known.percentile(percent).map(words::duration).orElse("–"))
                .orElse(Figure.UNKNOWN);
    }

    private static String from(Census.Turnarounds known, Words words) {
        return known.since()
                .map(since -> "%d, since %s".formatted(known.times().size(), words.minute(since)))
                .orElse("none yet");
    }
}
