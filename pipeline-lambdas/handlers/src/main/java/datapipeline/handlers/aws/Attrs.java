package datapipeline.handlers.aws;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item while it is written or read, so that absent values are absent attributes and moments are numbers. */
final class Attrs {
    private final Map<String, AttributeValue> values;

    Attrs() {
        this.values = new HashMap<>();
    }

    Attrs(Map<String, AttributeValue> values) {
        this.values = values;
    }

    Map<String, AttributeValue> item() {
        return values;
    }

    Attrs text(String name, String value) {
        values.put(name, AttributeValue.fromS(value));
        return this;
    }

    Attrs text(String name, Optional<String> value) {
        value.ifPresent(each -> text(name, each));
        return this;
    }

    Attrs number(String name, long value) {
        values.put(name, AttributeValue.fromN(Long.toString(value)));
        return this;
    }

    Attrs flag(String name, boolean value) {
        values.put(name, AttributeValue.fromBool(value));
        return this;
    }

    Attrs moment(String name, Instant value) {
        return number(name, value.toEpochMilli());
    }

    Attrs moment(String name, Optional<Instant> value) {
        value.ifPresent(each -> moment(name, each));
        return this;
    }

    /** @throws IllegalStateException when it is missing */
    String text(String name) {
        return textIfAny(name).orElseThrow(() -> missing(name));
    }

    Optional<String> textIfAny(String name) {
        return Optional.ofNullable(values.get(name)).map(AttributeValue::s);
    }

    long number(String name) {
        return numberIfAny(name).orElseThrow(() -> missing(name));
    }

    Optional<Long> numberIfAny(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> Long.valueOf(value.n()));
    }

    int whole(String name) {
        return Math.toIntExact(number(name));
    }

    boolean flag(String name) {
        return Optional.ofNullable(values.get(name)).map(AttributeValue::bool).orElse(false);
    }

    Instant moment(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    Optional<Instant> momentIfAny(String name) {
        return numberIfAny(name).map(Instant::ofEpochMilli);
    }

    private IllegalStateException missing(String name) {
        return new IllegalStateException("an item has no attribute %s: %s".formatted(name, values.keySet()));
    }
}
