package datapipeline.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.console.paper.Paper;
import datapipeline.console.queues.QueueDepth;
import datapipeline.model.FileType;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OverviewPageTest {
    private static final Instant NOW = Paper.NOON;
    private static final List<QueueDepth> EMPTY_QUEUES = Stream.concat(
                    Stream.of("sqs-document", "sqs-picture", "sqs-3d-file", "sqs-video", "sqs-output"),
                    Overview.deadLetterQueues())
            .map(name -> depth(name, 0))
            .toList();

    private static QueueDepth depth(String name, long visible) {
        return new QueueDepth(
                name,
                OptionalLong.of(visible),
                OptionalLong.of(0),
                OptionalLong.of(0),
                Optional.empty(),
                Optional.empty());
    }

    private static Census census(List<Census.Running> running, List<Census.Ended> ended) {
        var times = new Census.Turnarounds(
                FileType.PICTURE,
                LongStream.rangeClosed(1, 10).mapToObj(Duration::ofSeconds).toList(),
                Optional.of(NOW.minusSeconds(60)));
        return new Census(NOW, running, true, ended, List.of(times), NOW);
    }

    private static OverviewPage page(Optional<Census> census, List<QueueDepth> depths) {
        return OverviewPage.of(Overview.of(census, depths), Paper.words(), NOW);
    }

    @Test
    void saysUnknownAndNotZeroWhenNobodyAnswered() {
        OverviewPage page = page(Optional.empty(), List.of());
        assertThat(page.attention()).extracting(Figure::value).containsOnly("unknown");
        assertThat(page.way()).extracting(Figure::value).containsOnly("unknown");
        assertThat(page.calm()).isFalse();
    }

    @Test
    void isCalmOnlyWhenEverythingIsKnownAndNothingNeedsAPerson() {
        assertThat(page(Optional.of(census(List.of(), List.of())), EMPTY_QUEUES).calm())
                .isTrue();
        assertThat(page(Optional.of(census(List.of(), List.of())), EMPTY_QUEUES.subList(0, 9))
                        .calm())
                .isFalse();
        var failed = new Census.Ended(Optional.of(FileType.VIDEO), RunStatus.FAILED, 2, true);
        assertThat(page(Optional.of(census(List.of(), List.of(failed))), EMPTY_QUEUES)
                        .attention())
                .extracting(Figure::value)
                .containsExactly("0", "2", "0", "0");
    }

    @Test
    void marksACountThatStoppedAsTheLeastItCanBe() {
        var many = new Census.Ended(Optional.of(FileType.VIDEO), RunStatus.FAILED, 12_000, false);
        assertThat(page(Optional.of(census(List.of(), List.of(many))), EMPTY_QUEUES)
                        .attention())
                .extracting(Figure::value)
                .contains("12,000+");
    }

    @Test
    void takesPercentilesThatARunReallyTook() {
        assertThat(page(Optional.of(census(List.of(), List.of())), EMPTY_QUEUES).families())
                .filteredOn(row -> row.name().equals("picture"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.p50()).isEqualTo("5.0 s");
                    assertThat(row.p90()).isEqualTo("9.0 s");
                    assertThat(row.p99()).isEqualTo("10.0 s");
                });
    }

    @Test
    void tellsHowLongTheOldestOfAFamilyWaits() {
        var waits = new Census.Running(Optional.of(FileType.PICTURE), RunStatus.QUEUED, NOW.minusSeconds(41));
        var newer = new Census.Running(Optional.of(FileType.PICTURE), RunStatus.QUEUED, NOW.minusSeconds(3));
        assertThat(page(Optional.of(census(List.of(newer, waits), List.of())), EMPTY_QUEUES)
                        .families())
                .extracting(OverviewPage.FamilyRow::oldest)
                .containsExactly("–", "41.0 s", "–", "–");
    }
}
