package datapipeline.local.dynamodb.item;

import java.math.BigDecimal;

/**
 * DynamoDB's numbers: up to 38 significant digits, magnitudes from 1E-130 to 9.99...E+125, no trailing zeros.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">
 *     Data types</a>
 */
public final class Numbers {
    static final int MAX_EXPONENT = 125;
    static final int MIN_EXPONENT = -130;
    private static final int MAX_DIGITS = 38;
    private static final int MAX_TEXT = 300;

    private Numbers() {}

    /** Reads a number as a request has it. */
    public static BigDecimal parse(String text) {
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            throw Refusal.validation("The parameter cannot be converted to a numeric value: " + text);
        }
        try {
            return checked(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw Refusal.validation("The parameter cannot be converted to a numeric value: " + text);
        }
    }

    /** The number if DynamoDB can hold it, without trailing zeros. */
    public static BigDecimal checked(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal canonical = number.stripTrailingZeros();
        if (exponent(canonical) > MAX_EXPONENT) {
            throw Refusal.validation(
                    "Number overflow. Attempting to store a number with magnitude larger than supported range");
        }
        if (exponent(canonical) < MIN_EXPONENT) {
            throw Refusal.validation(
                    "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }
        if (canonical.precision() > MAX_DIGITS) {
            throw Refusal.validation("Attempting to store more than 38 significant digits in a Number");
        }
        return canonical;
    }

    /** The power of ten of the first digit: 0 for 7, 2 for 123, -1 for 0.5. */
    static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    /** As DynamoDB writes numbers: never with an exponent. */
    public static String text(BigDecimal number) {
        return number.toPlainString();
    }
}
