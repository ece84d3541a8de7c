package datapipeline.local.insights;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The order of {@code sort}: a missing value, then what is no number in natural order, then numbers.
 *
 * <p>Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Sort.html
 */
final class Order {
    private Order() {}

    static String by(Typed value, boolean descending) {
        String direction = descending ? " DESC NULLS LAST" : " ASC NULLS FIRST";
        return terms(value).stream().map(term -> term + direction).collect(Collectors.joining(", "));
    }

    /** One value that orders as all terms together do. */
    static String key(Typed value) {
        List<String> terms = terms(value);
        return terms.size() == 1 ? terms.getFirst() : "row(" + String.join(", ", terms) + ")";
    }

    private static List<String> terms(Typed value) {
        if (!value.isText()) {
            return List.of(value.sql());
        }
        String text = value.asText();
        String number = "TRY_CAST(%s AS DOUBLE)".formatted(text);
        return List.of(
                "(%s IS NOT NULL)".formatted(text),
                "(%s IS NOT NULL)".formatted(number),
                number,
                "CASE WHEN %s IS NULL THEN insights_natural(%s) END".formatted(number, text));
    }
}
