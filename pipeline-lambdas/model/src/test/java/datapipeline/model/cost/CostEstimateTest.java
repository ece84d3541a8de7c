package datapipeline.model.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import datapipeline.model.FileType;
import datapipeline.model.cost.CostEstimate.Part;
import datapipeline.model.json.Json;
import datapipeline.model.run.EngineKind;
import datapipeline.model.run.StepReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CostEstimateTest {
    private static final PriceTable PRICES = PriceTable.SHIPPED;

    @Test
    void everyPriceHasItsUnit() {
        assertThat(PRICES.price(Rate.LAMBDA_REQUEST, 5_000_000)).contains(1_000_000_000_000L);
        assertThat(PRICES.price(Rate.LAMBDA_X86_64, 1024L * 1000)).contains(16_666_700L);
        assertThat(PRICES.price(Rate.LAMBDA_ARM64, 2048L * 500)).contains(13_333_400L);
        assertThat(PRICES.price(Rate.S3_WRITE, 1000)).contains(5_000_000_000L);
        assertThat(PRICES.price(Rate.S3_READ, 1000)).contains(400_000_000L);
        assertThat(PRICES.price(Rate.SQS_REQUEST, 1_000_000)).contains(400_000_000_000L);
        assertThat(PRICES.price(Rate.DYNAMODB_WRITE, 1_000_000)).contains(625_000_000_000L);
        assertThat(PRICES.price(Rate.DYNAMODB_READ, 1_000_000)).contains(125_000_000_000L);
        assertThat(PRICES.price(Rate.TEXTRACT_PAGE, 1000)).contains(1_500_000_000_000L);
    }

    @Test
    void roundsToTheNearestTrillionthAndFromTheMiddleUp() {
        var table = new PriceTable("nowhere", PRICES.retrieved(), Map.of(Rate.BATCH_SECOND, 1L));
        assertThat(table.price(Rate.BATCH_SECOND, 499)).contains(0L);
        assertThat(table.price(Rate.BATCH_SECOND, 500)).contains(1L);
        assertThat(table.price(Rate.BATCH_SECOND, 1499)).contains(1L);
        assertThat(table.price(Rate.BATCH_SECOND, 1500)).contains(2L);
    }

    @Test
    void doesNotKnowWhatNobodyCouldCite() {
        assertThat(PRICES.price(Rate.MEDIACONVERT_MINUTE, 60_000)).isEmpty();
        assertThat(PRICES.price(Rate.TRANSCRIBE_MINUTE, 0)).isEmpty();
        assertThat(PRICES.price(Rate.BATCH_SECOND, 1)).isEmpty();
    }

    @Test
    void chargesAPictureForItsTimeAndItsRequests() {
        CostEstimate cost = CostEstimate.of(picture(Duration.ofMillis(1000), 1, Optional.of(2)), PRICES);

        assertThat(part(cost, Rate.LAMBDA_X86_64)).isEqualTo(rounded(3008L * 1000 * 16_666_700, 1_024_000));
        assertThat(part(cost, Rate.LAMBDA_ARM64))
                .isEqualTo(rounded((1769L * 100 + 1024L * 400) * 13_333_400, 1_024_000));
        assertThat(part(cost, Rate.LAMBDA_REQUEST)).isEqualTo(4 * 200_000L);
        assertThat(part(cost, Rate.S3_WRITE)).isEqualTo(3 * 5_000_000L);
        assertThat(part(cost, Rate.S3_READ)).isEqualTo(3 * 400_000L);
        assertThat(part(cost, Rate.SQS_REQUEST)).isEqualTo(10 * 400_000L);
        assertThat(cost.microUsd())
                .hasValueSatisfying(micro -> assertThat(micro).isBetween(100L, 500L));
    }

    @Test
    void chargesEveryAttemptAndNotOnlyTheLast() {
        CostEstimate once = CostEstimate.of(picture(Duration.ofSeconds(2), 1, Optional.of(1)), PRICES);
        CostEstimate thrice = CostEstimate.of(picture(Duration.ofSeconds(6), 3, Optional.of(1)), PRICES);

        assertThat(part(thrice, Rate.LAMBDA_X86_64))
                .isEqualTo(rounded(3008L * 6000 * 16_666_700, 1_024_000))
                .isCloseTo(3 * part(once, Rate.LAMBDA_X86_64), within(3L));
        assertThat(part(thrice, Rate.LAMBDA_REQUEST)).isEqualTo(part(once, Rate.LAMBDA_REQUEST) + 2 * 200_000);
    }

    @Test
    void chargesARefusedFileForNoWorker() {
        var refused =
                new RunUsage(Optional.empty(), Duration.ofMillis(80), 0, Duration.ZERO, Optional.empty(), List.of());
        CostEstimate cost = CostEstimate.of(refused, PRICES);

        assertThat(cost.parts()).extracting(Part::rate).doesNotContain(Rate.LAMBDA_X86_64);
        assertThat(cost.microUsd()).isPresent();
    }

    @Test
    void chargesByThePageWhereTextractReads() {
        CostEstimate cost = CostEstimate.of(withStep(EngineKind.TEXTRACT, Map.of("pages", 8L)), PRICES);

        assertThat(part(cost, Rate.TEXTRACT_PAGE)).isEqualTo(12_000_000_000L);
    }

    @Test
    void leavesTheWholeUnknownWhenAnyPartIs() {
        CostEstimate noPrice = CostEstimate.of(withStep(EngineKind.MEDIACONVERT, Map.of("outputMs", 60_000L)), PRICES);
        CostEstimate noAmount = CostEstimate.of(withStep(EngineKind.TEXTRACT, Map.of()), PRICES);

        assertThat(noPrice.microUsd()).isEmpty();
        assertThat(noPrice.byService().getFirst().getKey()).isEqualTo("MediaConvert");
        assertThat(noAmount.microUsd()).isEmpty();
        assertThat(Json.write(noPrice)).doesNotContain("microUsd");
    }

    @Test
    void refusesASumThatIsNotTheSum() {
        List<Part> parts = List.of(new Part(Rate.S3_READ, Optional.of(5L), Optional.of(2_000_000L)));

        assertThat(new CostEstimate(Optional.of(2L), "here", parts).parts()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new CostEstimate(Optional.of(3L), "here", parts));
        assertThatIllegalArgumentException().isThrownBy(() -> new CostEstimate(Optional.of(0L), "here", List.of()));
    }

    /** Whatever a run used: what the parts come to is what the services come to, and the total to within its rounding. */
    @Test
    void partsAddUpToServicesAndServicesToTheWhole() {
        var random = new Random(20_261_124);
        for (int i = 0; i < 2_000; i++) {
            CostEstimate cost = CostEstimate.of(any(random), PRICES);
            long parts = cost.parts().stream()
                    .mapToLong(part -> part.picoUsd().orElseThrow())
                    .sum();
            long services = cost.byService().stream()
                    .map(Map.Entry::getValue)
                    .mapToLong(OptionalLong::getAsLong)
                    .sum();

            assertThat(services).isEqualTo(parts);
            assertThat(Math.abs(cost.microUsd().orElseThrow() * 1_000_000 - parts))
                    .isLessThanOrEqualTo(500_000);
            assertThat(cost.parts()).extracting(Part::rate).doesNotHaveDuplicates();
        }
    }

    @Test
    void isTheSameForTheSameRunAndSurvivesItsWayThroughJson() {
        CostEstimate cost = CostEstimate.of(picture(Duration.ofMillis(777), 2, Optional.of(3)), PRICES);

        assertThat(CostEstimate.of(picture(Duration.ofMillis(777), 2, Optional.of(3)), PRICES))
                .isEqualTo(cost);
        assertThat(Json.read(Json.write(cost), CostEstimate.class)).isEqualTo(cost);
        assertThat(cost.prices()).isEqualTo("us-east-1 2026-11-22");
    }

    private static RunUsage any(Random random) {
        boolean made = random.nextBoolean();
        int claims = made ? 1 + random.nextInt(5) : random.nextInt(5);
        return new RunUsage(
                Optional.of(FileType.values()[random.nextInt(FileType.values().length)]),
                Duration.ofMillis(random.nextInt(60_000)),
                claims,
                claims == 0 ? Duration.ZERO : Duration.ofMillis(random.nextInt(900_000)),
                made ? Optional.of(random.nextInt(100)) : Optional.empty(),
                List.of(step(EngineKind.TEXTRACT, Map.of("pages", (long) random.nextInt(3_000)))));
    }

    private static RunUsage picture(Duration worked, int claims, Optional<Integer> outputs) {
        return new RunUsage(
                Optional.of(FileType.PICTURE),
                Duration.ofMillis(100),
                claims,
                worked,
                outputs,
                List.of(step(EngineKind.EMBEDDED, Map.of("cpuMs", 500L))));
    }

    private static RunUsage withStep(EngineKind kind, Map<String, Long> units) {
        return new RunUsage(
                Optional.of(FileType.DOCUMENT),
                Duration.ofMillis(100),
                1,
                Duration.ofSeconds(1),
                Optional.of(1),
                List.of(step(kind, units)));
    }

    private static StepReport step(EngineKind kind, Map<String, Long> units) {
        return new StepReport(
                "any",
                StepReport.Status.OK,
                900,
                Map.of(),
                units,
                Optional.of("some engine 1"),
                Optional.of(kind),
                Optional.empty(),
                Optional.empty());
    }

    private static long part(CostEstimate cost, Rate rate) {
        return cost.parts().stream()
                .filter(part -> part.rate() == rate)
                .findFirst()
                .flatMap(Part::picoUsd)
                .orElseThrow();
    }

    private static long rounded(long amount, long by) {
        return Math.round((double) amount / by);
    }
}
