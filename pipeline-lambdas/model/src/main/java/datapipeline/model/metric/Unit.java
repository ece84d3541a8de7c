package datapipeline.model.metric;

/**
 * A unit as CloudWatch spells it. Source:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
 */
public enum Unit {
    COUNT("Count"),
    MILLISECONDS("Milliseconds"),
    BYTES("Bytes"),
    /** CloudWatch knows no money, and no pages. */
    NONE("None");

    private final String wireName;

    Unit(String wireName) {
        this.wireName = wireName;
    }

    /** As CloudWatch spells it. */
    public String wireName() {
        return wireName;
    }
}
