package datapipeline.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.aws.DynamoParking;
import datapipeline.handlers.sweep.Parking.Parked;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the sweep sets aside comes back when its time has come, until it is released. */
class ParkingContractTest {
    @RegisterExtension
    static final DynamoDb DYNAMO_DB = new DynamoDb();

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String BUCKET = "s3-input";

    @Test
    void givesBackWhatIsDueAndForgetsWhatIsReleased() {
        String table = DYNAMO_DB.table(request -> {});
        var parking = new DynamoParking(DYNAMO_DB.client(), table, InstantSource.fixed(NOW));
        String longest = "k".repeat(1024);
        var versioned = new Parked(longest, Optional.of("v1"), 1, NOW);
        var unversioned = new Parked(longest, Optional.empty(), 2, NOW.minusSeconds(1));
        var later = new Parked("later", Optional.empty(), 1, NOW.plusMillis(1));
        parking.park(BUCKET, versioned);
        parking.park(BUCKET, versioned);
        parking.park(BUCKET, unversioned);
        parking.park(BUCKET, later);

        assertThat(parking.due(BUCKET, NOW, 10)).containsExactlyInAnyOrder(versioned, unversioned);
        assertThat(parking.due(BUCKET, NOW, 1)).hasSize(1);
        assertThat(parking.due("s3-output", NOW, 10)).isEmpty();

        parking.release(BUCKET, unversioned);
        var again = new Parked(longest, Optional.of("v1"), 2, NOW.plus(Duration.ofMinutes(2)));
        parking.park(BUCKET, again);

        assertThat(parking.due(BUCKET, NOW, 10)).isEmpty();
        assertThat(parking.due(BUCKET, again.again(), 10)).containsExactlyInAnyOrder(again, later);
    }
}
