package datapipeline.handlers.aws;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of a table, by attribute: moments as milliseconds, absent values left out. */
final class Item {
    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    static Item empty() {
        return new Item(new HashMap<>());
    }

    static Item of(Map<String, AttributeValue> attributes) {
        return new Item(attributes);
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    Item put(String name, String value) {
        attributes.put(name, AttributeValue.fromS(value));
        return this;
    }

    Item put(String name, long value) {
        attributes.put(name, AttributeValue.fromN(Long.toString(value)));
        return this;
    }

    Item put(String name, boolean value) {
        attributes.put(name, AttributeValue.fromBool(value));
        return this;
    }

    Item put(String name, Instant value) {
        return put(name, value.toEpochMilli());
    }

    Item put(String name, Optional<?> value) {
        value.ifPresent(present -> {
            switch (present) {
                case Instant instant -> put(name, instant);
                case Number number -> put(name, number.longValue());
                case Boolean yes -> put(name, yes.booleanValue());
                default -> put(name, present.toString());
            }
        });
        return this;
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    String needText(String name) {
        return text(name).orElseThrow(() -> new IllegalStateException("an item has no attribute " + name));
    }

    Optional<Long> number(String name) {
        return Optional.ofNullable(attributes.get(name)).map(value -> Long.valueOf(value.n()));
    }

    long number(String name, long otherwise) {
        return number(name).orElse(otherwise);
    }

    Optional<Instant> moment(String name) {
        return number(name).map(Instant::ofEpochMilli);
    }

    Instant needMoment(String name) {
        return moment(name).orElseThrow(() -> new IllegalStateException("an item has no attribute " + name));
    }

    boolean flag(String name) {
        return Optional.ofNullable(attributes.get(name))
                .map(AttributeValue::bool)
                .orElse(false);
    }
}
