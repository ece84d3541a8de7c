package datapipeline.local.gateway;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads JSON or CBOR into any model class. As strict as AWS: a number is not taken for a string, nor a string for one. */
final class JsonReader {
    private JsonReader() {}

    /**
     * Fills a builder from a body; an empty body is an empty object.
     *
     * @throws IllegalArgumentException when it is not an object
     * @throws tools.jackson.core.JacksonException when it is malformed, or a value has the wrong type
     */
    static void read(ObjectMapper form, byte[] body, SdkPojo builder) {
        if (body.length > 0) {
            fill(form.readTree(body), builder);
        }
    }

    private static void fill(JsonNode object, SdkPojo builder) {
        if (!object.isObject()) {
            throw new IllegalArgumentException(
                    "an object was expected where a %s stands".formatted(object.getNodeType()));
        }
        for (SdkField<?> field : Fields.inPayload(builder)) {
            JsonNode node = object.get(field.locationName());
            if (node != null && !node.isNull()) {
                field.set(builder, value(field, node));
            }
        }
    }

    private static Object value(SdkField<?> field, JsonNode node) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> node.stringValue();
            case INTEGER -> node.intValue();
            case LONG -> node.longValue();
            case SHORT -> node.shortValue();
            case BYTE -> (byte) node.shortValue();
            case FLOAT -> (float) number(node);
            case DOUBLE -> number(node);
            case BIG_DECIMAL -> node.decimalValue();
            case BOOLEAN -> node.booleanValue();
            case INSTANT -> instant(field, node);
            case SDK_BYTES -> SdkBytes.fromByteArrayUnsafe(bytes(node));
            case SDK_POJO -> pojo(field, node);
            case LIST -> list(Fields.element(field), node);
            case MAP -> map(Fields.mapValue(field), node);
            case NULL, DOCUMENT -> throw Scalars.notScalar(field);
        };
    }

    /** Numbers that JSON cannot write stand as strings. */
    private static double number(JsonNode node) {
        if (!node.isString()) {
            return node.doubleValue();
        }
        return switch (node.stringValue()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new IllegalArgumentException("\"%s\" is not a number".formatted(node.stringValue()));
        };
    }

    private static Instant instant(SdkField<?> field, JsonNode node) {
        Format format = Timestamps.format(field, Format.UNIX_TIMESTAMP);
        return node.isNumber()
                ? Timestamps.ofNumber(node.isFloatingPointNumber() ? decimal(node) : node.decimalValue(), format)
                : Timestamps.parse(node.stringValue(), format);
    }

    private static BigDecimal decimal(JsonNode node) {
        return node.isBigDecimal() ? node.decimalValue() : BigDecimal.valueOf(node.doubleValue());
    }

    private static byte[] bytes(JsonNode node) {
        return node.isBinary() ? node.binaryValue() : Base64.getDecoder().decode(node.stringValue());
    }

    private static SdkPojo pojo(SdkField<?> field, JsonNode node) {
        SdkPojo builder = field.constructor().get();
        fill(node, builder);
        return Fields.build(builder);
    }

    private static List<Object> list(SdkField<?> element, JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("a list was expected where a %s stands".formatted(array.getNodeType()));
        }
        List<Object> list = new ArrayList<>(array.size());
        for (JsonNode node : array) {
            if (!node.isNull()) {
                list.add(value(element, node));
            }
        }
        return list;
    }

    private static Map<String, Object> map(SdkField<?> value, JsonNode object) {
        if (!object.isObject()) {
            throw new IllegalArgumentException("a map was expected where a %s stands".formatted(object.getNodeType()));
        }
        Map<String, Object> map = new LinkedHashMap<>();
        object.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                map.put(entry.getKey(), value(value, entry.getValue()));
            }
        });
        return map;
    }
}
