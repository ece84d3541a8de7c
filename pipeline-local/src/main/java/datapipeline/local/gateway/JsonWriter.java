package datapipeline.local.gateway;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.cbor.CBORGenerator;

/** Writes any model class as JSON or CBOR. */
final class JsonWriter {
    /** CBOR's tag for seconds since the epoch: https://www.rfc-editor.org/rfc/rfc8949#section-3.4.2. */
    private static final int EPOCH_TAG = 1;

    private final JsonGenerator out;

    private JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    /** The members of a model class that travel in the body, after members that no model knows, such as {@code __type}. */
    static byte[] write(ObjectMapper form, Map<String, String> first, SdkPojo pojo) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = form.createGenerator(bytes)) {
            out.writeStartObject();
            first.forEach(out::writeStringProperty);
            new JsonWriter(out).members(pojo);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void members(SdkPojo pojo) {
        for (SdkField<?> field : Fields.inPayload(pojo)) {
            Fields.value(field, pojo).ifPresent(value -> {
                out.writeName(field.locationName());
                value(field, value);
            });
        }
    }

    private void value(SdkField<?> field, Object value) {
        switch (field.marshallingType().getKnownType()) {
            case STRING -> out.writeString((String) value);
            case INTEGER -> out.writeNumber((Integer) value);
            case LONG -> out.writeNumber((Long) value);
            case SHORT -> out.writeNumber((Short) value);
            case BYTE -> out.writeNumber((Byte) value);
            case FLOAT -> out.writeNumber((Float) value);
            case DOUBLE -> out.writeNumber((Double) value);
            case BIG_DECIMAL -> out.writeNumber((BigDecimal) value);
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case INSTANT -> instant(field, (Instant) value);
            case SDK_BYTES -> bytes(((SdkBytes) value).asByteArrayUnsafe());
            case SDK_POJO -> pojo((SdkPojo) value);
            case LIST -> list(Fields.element(field), (List<?>) value);
            case MAP -> map(Fields.mapValue(field), (Map<?, ?>) value);
            case NULL, DOCUMENT -> throw Scalars.notScalar(field);
        }
    }

    private void instant(SdkField<?> field, Instant instant) {
        if (out instanceof CBORGenerator cbor) {
            cbor.writeTag(EPOCH_TAG);
            cbor.writeNumber(Timestamps.seconds(instant).doubleValue());
            return;
        }
        Format format = Timestamps.format(field, Format.UNIX_TIMESTAMP);
        switch (format) {
            case UNIX_TIMESTAMP -> out.writeNumber(Timestamps.seconds(instant));
            case UNIX_TIMESTAMP_MILLIS -> out.writeNumber(instant.toEpochMilli());
            case ISO_8601, RFC_822 -> out.writeString(Timestamps.print(instant, format));
        }
    }

    private void bytes(byte[] bytes) {
        if (out instanceof CBORGenerator) {
            out.writeBinary(bytes);
        } else {
            out.writeString(Base64.getEncoder().encodeToString(bytes));
        }
    }

    private void pojo(SdkPojo pojo) {
        out.writeStartObject();
        members(pojo);
        out.writeEndObject();
    }

    private void list(SdkField<?> element, List<?> list) {
        out.writeStartArray();
        for (Object value : list) {
            value(element, value);
        }
        out.writeEndArray();
    }

    private void map(SdkField<?> valueField, Map<?, ?> map) {
        out.writeStartObject();
        map.forEach((key, value) -> {
            out.writeName(key.toString());
            value(valueField, value);
        });
        out.writeEndObject();
    }
}
