package datapipeline.local.gateway;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Instants as text and numbers, in the formats of https://smithy.io/2.0/aws/protocols/. */
final class Timestamps {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** The format a field asks for, or the one its place in the message has by default. */
    static Format format(SdkField<?> field, Format byDefault) {
        return Optional.ofNullable(field.getTrait(TimestampFormatTrait.class))
                .map(TimestampFormatTrait::format)
                .orElse(byDefault);
    }

    static String print(Instant instant, Format format) {
        return switch (format) {
            case ISO_8601 -> ISO.format(instant);
            case RFC_822 -> HTTP_DATE.format(instant);
            case UNIX_TIMESTAMP -> seconds(instant).stripTrailingZeros().toPlainString();
            case UNIX_TIMESTAMP_MILLIS -> Long.toString(instant.toEpochMilli());
        };
    }

    /** Seconds since the epoch with three decimals, as AWS sends them. */
    static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }

    /** Understands every format, whichever the field asks for: a number is seconds unless milliseconds are asked for. */
    static Instant parse(String text, Format format) {
        String trimmed = text.trim();
        if (NUMBER.matcher(trimmed).matches()) {
            return ofNumber(new BigDecimal(trimmed), format);
        }
        try {
            return OffsetDateTime.parse(trimmed).toInstant();
        } catch (DateTimeException notIso) {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(trimmed));
        }
    }

    static Instant ofNumber(BigDecimal number, Format format) {
        BigDecimal millis = format == Format.UNIX_TIMESTAMP_MILLIS ? number : number.movePointRight(3);
        return Instant.ofEpochMilli(millis.longValue());
    }
}
