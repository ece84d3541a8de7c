package datapipeline.local.cloudwatch.alarm;

import datapipeline.local.cloudwatch.metric.CloudWatchErrors;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a data point that is not there counts as. */
enum MissingData {
    MISSING("missing", "Missing"),
    IGNORE("ignore", "Ignore"),
    BREACHING("breaching", "Breaching"),
    NOT_BREACHING("notBreaching", "NonBreaching");

    private final String wireName;
    private final String spoken;

    MissingData(String wireName, String spoken) {
        this.wireName = wireName;
        this.spoken = spoken;
    }

    static MissingData of(@Nullable String wireName) {
        return wireName == null
                ? MISSING
                : Arrays.stream(values())
                        .filter(each -> each.wireName.equals(wireName))
                        .findFirst()
                        .orElseThrow(() -> CloudWatchErrors.invalid(
                                "TreatMissingData is breaching, notBreaching, ignore or missing, not " + wireName));
    }

    /** As CloudWatch spells it. */
    String wireName() {
        return wireName;
    }

    /** As reasons of states name it. */
    String spoken() {
        return spoken;
    }
}
