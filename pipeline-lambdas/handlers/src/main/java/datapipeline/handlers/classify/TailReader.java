package datapipeline.handlers.classify;

/** Fetches the end of a file, for the formats that keep their table of contents there. */
public interface TailReader {
    /**
     * The last bytes of the file: as many as asked for, or all of them when it is shorter.
     *
     * @throws java.io.UncheckedIOException when they cannot be read
     */
    byte[] last(int bytes);
}
