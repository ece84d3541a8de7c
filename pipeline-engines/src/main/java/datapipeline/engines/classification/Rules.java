package datapipeline.engines.classification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What speaks for which class. The weights of words learned from an operator's labelled examples would be further rows of
 * this table: a verdict adds up whatever rules it is given.
 */
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
