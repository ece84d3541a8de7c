package datapipeline.engines.classification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What speaks for which class before anybody has labelled an example. */
final class Rules {
    private static final String TABLE = "evidence.tsv";

    private Rules() {}

    static List<Rule> load() {
        try (InputStream in = Rules.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("the table %s is not on the class path".formatted(TABLE));
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(row -> !row.isBlank() && !row.startsWith("#"))
                    .map(Rule::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the table %s cannot be read".formatted(TABLE), e);
        }
    }
}
