package datapipeline.local.cloudwatch.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricMathTest {
    private static final Timeline THREE_MINUTES = new Timeline(0, 180_000, 60_000);

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a + b~11,,33",
                "a - 1~0,1,2",
                "2 * a ^ 2~2,8,18",
                "-a~-1,-2,-3",
                "a / 0~,,",
                "a >= 2 AND a < 3~0,1,0",
                "a < 2 OR a > 2~1,0,1",
                "FILL(b, 0)~10,0,30",
                "FILL(b, REPEAT)~10,10,30",
                "SUM([a, b])~11,2,33",
                "AVG(METRICS())~5.5,2,16.5",
                "MAX([a, b])~10,2,30",
                "a / SUM(a)~0.16666666666666666,0.3333333333333333,0.5",
                "IF(a > 1, b, 99)~99,,30",
                "IF(a > 1, a)~,2,3",
                "RATE(b)~,,0.16666666666666666",
                "DIFF(a)~,1,1",
                "RUNNING_SUM(a)~1,3,6",
                "a * PERIOD(a)~60,120,180",
                "ABS(a - 2)~1,0,1",
                "CEIL(a / 2)~1,1,2",
                "TIME_SERIES(7)~7,7,7",
                "MIN(b) + a~11,12,13",
            })
    void computesPointByPoint(String expression, String expected) {
        Map<String, Value> values = new TreeMap<>(Map.of("a", series(1.0, 2.0, 3.0), "b", series(10.0, null, 30.0)));

        Value value = MetricMath.compute(expression, values, THREE_MINUTES);

        @Nullable
        Double[] numbers = Arrays.stream(expected.split(",", -1))
                .map(text -> text.isEmpty() ? null : Double.valueOf(text))
                .toArray(Double[]::new);
        assertThat(value).isEqualTo(series(numbers));
    }

    private static Value series(@Nullable Double... numbers) {
        var points = new TreeMap<Long, Double>();
        for (int i = 0; i < numbers.length; i++) {
            Double number = numbers[i];
            if (number != null) {
                points.put(i * 60_000L, number);
            }
        }
        return new Value.Series(points);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a +", "a b", "nothing", "SEARCH('x', 'Sum')", "ABS(a, a)", "(a", "a $ 2"})
    void refusesWithASentence(String expression) {
        assertThatThrownBy(() -> MetricMath.compute(expression, Map.of("a", series(1.0)), THREE_MINUTES))
                .isInstanceOf(MathRefused.class)
                .message()
                .isNotBlank();
    }
}
