package datapipeline.console.live;

/** Something that pages show and that changes by itself. */
public interface Watched {
    /** A text that differs whenever what is shown differs. */
    String version();
}
