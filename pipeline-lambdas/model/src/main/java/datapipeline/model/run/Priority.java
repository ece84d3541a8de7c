package datapipeline.model.run;

/** How urgent a run is to its uploader. */
public enum Priority {
    HIGH,
    NORMAL,
    LOW
}
