package datapipeline.local.cloudwatch.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html. */
class ReadingsTest {

    @ParameterizedTest
    @CsvSource({
        "0 - X - X, OK, OK, OK, OK",
        "- - - - 0, OK, OK, OK, OK",
        "- - - - -, INSUFFICIENT_DATA, , ALARM, OK",
        "0 X X - X, ALARM, ALARM, ALARM, ALARM",
        "- - X - -, ALARM, , ALARM, OK",
    })
    void threeOutOfThree(
            String points, String missing, @Nullable String ignore, String breaching, String notBreaching) {
        check(points, 3, missing, ignore, breaching, notBreaching);
    }

    @ParameterizedTest
    @CsvSource({
        "0 - X - X, ALARM, ALARM, ALARM, ALARM",
        "0 0 X 0 X, ALARM, ALARM, ALARM, ALARM",
        "0 - X - -, OK, OK, ALARM, OK",
        "- - - - 0, OK, OK, ALARM, OK",
        "- - - X -, ALARM, , ALARM, OK",
    })
    void twoOutOfThree(String points, String missing, @Nullable String ignore, String breaching, String notBreaching) {
        check(points, 2, missing, ignore, breaching, notBreaching);
    }

    private static void check(
            String points, int needed, String missing, @Nullable String ignore, String breaching, String notBreaching) {
        assertThat(state(points, needed, MissingData.MISSING)).isEqualTo(missing);
        assertThat(state(points, needed, MissingData.IGNORE)).isEqualTo(ignore);
        assertThat(state(points, needed, MissingData.BREACHING)).isEqualTo(breaching);
        assertThat(state(points, needed, MissingData.NOT_BREACHING)).isEqualTo(notBreaching);
    }

    private static @Nullable String state(String points, int needed, MissingData missing) {
        var readings = new Readings(Arrays.stream(points.split(" "))
                .map(point -> switch (point) {
                    case "X" -> Optional.of(1.0);
                    case "0" -> Optional.of(0.0);
                    default -> Optional.<Double>empty();
                })
                .toList());
        return readings.evaluate(3, needed, missing, value -> value > 0)
                .map(State.Value::name)
                .orElse(null);
    }
}
