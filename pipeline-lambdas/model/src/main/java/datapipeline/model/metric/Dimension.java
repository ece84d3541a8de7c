package datapipeline.model.metric;

/** By what a metric is told apart. A tenant or a file is none: each value of a dimension is a metric that is paid for. */
public enum Dimension {
    /** The function. */
    SERVICE("Service"),
    /** The family of the file, or {@code UNKNOWN}. */
    FILE_TYPE("FileType"),
    /** The operation of a step. */
    OP("Op"),
    /** Why a file or an attempt came to nothing. */
    REASON_CODE("ReasonCode"),
    /** What an engine counts: {@code pages}, {@code frames}, {@code cpuMs}. */
    ENGINE_UNIT("EngineUnit");

    private final String wireName;

    Dimension(String wireName) {
        this.wireName = wireName;
    }

    /** As it is called in CloudWatch. */
    public String wireName() {
        return wireName;
    }
}
