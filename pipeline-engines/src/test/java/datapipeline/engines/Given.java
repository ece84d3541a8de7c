package datapipeline.engines;

import datapipeline.model.Format;
import datapipeline.model.Source;
import datapipeline.model.engine.StepInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Files as engines are given them. */
public final class Given {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

    private Given() {}

    /** With more time than any test needs: the machine may be busy with others. */
    public static StepInput file(Path directory, String name, Format format, byte[] content) throws IOException {
        return file(directory, name, format, content, LONG_ENOUGH);
    }

    public static StepInput file(Path directory, String name, Format format, byte[] content, Duration limit)
            throws IOException {
        Path file = Files.write(directory.resolve("upload"), content);
        Path outputs = Files.createDirectories(directory.resolve("outputs"));
        Source source =
                new Source("in", "uploads/" + name, Optional.empty(), "etag", content.length, "1", Optional.empty());
        return new StepInput(source, format, file, outputs, limit);
    }
}
