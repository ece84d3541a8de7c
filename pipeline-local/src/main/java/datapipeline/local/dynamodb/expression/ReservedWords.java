package datapipeline.local.dynamodb.expression;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The words that cannot be attribute names in an expression, in capitals or without.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html">Reserved words</a>
 */
final class ReservedWords {
    private static final Set<String> WORDS = load();

    private ReservedWords() {}

    static boolean contain(String name) {
        return WORDS.contains(name.toUpperCase(Locale.ROOT));
    }

    private static Set<String> load() {
        String resource = "reserved-words.txt";
        try (InputStream in = ReservedWords.class.getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(in, resource + " is missing").readAllBytes();
            return Set.of(new String(bytes, StandardCharsets.US_ASCII).strip().split("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
