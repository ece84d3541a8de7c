package datapipeline.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.handlers.aws.Environment;
import datapipeline.services.quota.Busy;
import datapipeline.services.quota.GuardedCalls;
import datapipeline.services.quota.Limit;
import datapipeline.services.quota.Permits;
import datapipeline.services.quota.Permits.Permit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Permits as leases in a real table: never more than there are, and never lost with whoever had them. */
class PermitsContractTest {
    @RegisterExtension
    static final DynamoDb DYNAMO_DB = new DynamoDb();

    private static final Limit THREE = new Limit("rekognition:DetectLabels", 3);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-01T10:00:00Z"));
    private final String table = DYNAMO_DB.table(request -> {});
    private final Permits permits = new Permits(DYNAMO_DB.client(), table, now::get);

    @Test
    void givesNoMoreThanThereAre() {
        take(3);

        assertThat(permits.take(THREE)).isEmpty();
        assertThat(permits.take(new Limit("rekognition:DetectFaces", 1))).isPresent();
    }

    @Test
    void givesAPermitAgainOnceItsSecondIsOver() {
        take(3).getFirst().close();

        assertThat(permits.take(THREE)).isEmpty();
        later(Duration.ofSeconds(1));
        assertThat(permits.take(THREE)).isPresent();
        assertThat(permits.take(THREE)).isEmpty();
    }

    @Test
    void freesThePermitsOfTheDeadAndLeavesThemToWhoeverTookThem() {
        List<Permit> dead = take(3);
        later(Duration.ofMinutes(3));
        take(3);

        dead.forEach(Permit::close);

        later(Duration.ofSeconds(2));
        assertThat(permits.take(THREE)).isEmpty();
    }

    @Test
    void neverHasMoreCallsUnderWayThanPermitsHoweverManyCome() throws Exception {
        var calls = new GuardedCalls(
                new Permits(DYNAMO_DB.client(), table, InstantSource.system()), Environment.ofThisFunction());
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        var turnedAway = new AtomicInteger();
        var allAsked = new CountDownLatch(40);
        try (var threads = Executors.newFixedThreadPool(40)) {
            List<Future<?>> all = IntStream.range(0, 40)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        try {
                            calls.call(THREE, () -> {
                                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                                allAsked.countDown();
                                await(allAsked);
                                return underWay.decrementAndGet();
                            });
                        } catch (Busy e) {
                            turnedAway.incrementAndGet();
                            allAsked.countDown();
                        }
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(most).hasValueBetween(1, 3);
        assertThat(turnedAway.get()).isEqualTo(40 - most.get());
    }

    @Test
    void tellsAServiceThatIsBusyFromOneThatRefuses() {
        var calls = new GuardedCalls(permits, Environment.ofThisFunction());

        assertThatThrownBy(() -> calls.call(THREE, () -> {
                    throw answer(503);
                }))
                .isInstanceOf(Busy.class);
        assertThatThrownBy(() -> calls.call(THREE, () -> {
                    throw answer(400);
                }))
                .isInstanceOf(AwsServiceException.class);
    }

    private static AwsServiceException answer(int status) {
        return AwsServiceException.builder().statusCode(status).message("no").build();
    }

    private void later(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }

    private List<Permit> take(int many) {
        List<Permit> taken = IntStream.range(0, many)
                .mapToObj(i -> permits.take(THREE))
                .flatMap(Optional::stream)
                .toList();
        assertThat(taken).hasSize(many);
        return taken;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
