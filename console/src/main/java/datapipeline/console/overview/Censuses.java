package datapipeline.console.overview;

/** Counts runs. May fail with an {@code UnansweredException}. */
public interface Censuses {
    /** The runs as they are now. */
    Census take();
}
