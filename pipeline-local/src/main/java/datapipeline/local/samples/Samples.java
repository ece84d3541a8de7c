package datapipeline.local.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** All samples, and their bytes. */
final class Samples {
    private static final String LIST = "samples.tsv";

    private final List<Sample> all = new String(bytes(LIST), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Sample::read)
            .toList();

    List<Sample> all() {
        return all;
    }

    Optional<Sample> find(String key) {
        return all.stream().filter(sample -> sample.key().equals(key)).findFirst();
    }

    /** The file of this name as it was shipped. */
    static byte[] bytes(String file) {
        try (InputStream in = Samples.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the sample %s is not among the shipped files".formatted(file));
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the sample " + file, e);
        }
    }
}
