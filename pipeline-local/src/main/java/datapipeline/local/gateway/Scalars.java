package datapipeline.local.gateway;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Single values as text: in XML, in form fields, in headers, in paths and in query strings. */
final class Scalars {
    private Scalars() {}

    /** @throws RuntimeException of the JDK's parsers when the text is no value of the field's type */
    static Object parse(SdkField<?> field, String text) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> text;
            case INTEGER -> Integer.valueOf(text.trim());
            case LONG -> Long.valueOf(text.trim());
            case SHORT -> Short.valueOf(text.trim());
            case BYTE -> Byte.valueOf(text.trim());
            case FLOAT -> Float.valueOf(text.trim());
            case DOUBLE -> Double.valueOf(text.trim());
            case BIG_DECIMAL -> new BigDecimal(text.trim());
            case BOOLEAN -> bool(text.trim());
            case INSTANT -> Timestamps.parse(text, Timestamps.format(field, Format.ISO_8601));
            case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode(text.trim()));
            case NULL, SDK_POJO, LIST, MAP, DOCUMENT -> throw notScalar(field);
        };
    }

    private static Boolean bool(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException("\"%s\" is neither true nor false".formatted(text));
    }

    static String print(SdkField<?> field, Object value) {
        if (value instanceof Instant instant) {
            Format usual = field.location() == MarshallLocation.HEADER ? Format.RFC_822 : Format.ISO_8601;
            return Timestamps.print(instant, Timestamps.format(field, usual));
        }
        if (value instanceof SdkBytes bytes) {
            return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value.toString();
    }

    static IllegalArgumentException notScalar(SdkField<?> field) {
        return new IllegalArgumentException(
                "%s is a %s, which has no text form".formatted(field.memberName(), field.marshallingType()));
    }
}
