package datapipeline.console.overview;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A number on the page, and where the list behind it is.
 *
 * @param label what is counted
 * @param value the number, or {@code unknown}
 * @param href the list behind it; absent when there is none
 * @param tone {@code bad} and {@code warn} when a person should look, {@code unknown}, or nothing
 * @param note what else is to say
 */
public record Figure(String label, String value, @Nullable String href, String tone, String note) {
    static final String UNKNOWN = "unknown";

    static Figure of(String label, Count count, String href, String toneWhenAny, String note) {
        String tone = count.known() ? count.number().getAsLong() > 0 ? toneWhenAny : "" : UNKNOWN;
        return new Figure(label, count.words(), href, tone, note);
    }

    /**
     * A count that may be unknown, or only the least it can be.
     *
     * @param exact false: it is at least so many
     */
    record Count(OptionalLong number, boolean exact) {
        static Count of(long number) {
            return new Count(OptionalLong.of(number), true);
        }

        static Count unknown() {
            return new Count(OptionalLong.empty(), false);
        }

        boolean known() {
            return number.isPresent();
        }

        boolean any() {
            return number.orElse(0) > 0;
        }

        /** Unknown plus anything is unknown. */
        Count plus(Count other) {
            return known() && other.known()
                    ? new Count(OptionalLong.of(number.getAsLong() + other.number.getAsLong()), exact && other.exact)
                    : unknown();
        }

        String words() {
            if (!known()) {
                return UNKNOWN;
            }
            return "%,d%s".formatted(number.getAsLong(), exact ? "" : "+");
        }
    }
}
