package datapipeline.console.aws;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of DynamoDB, read leniently: what is missing is absent, for older functions wrote less. */
record Row(Map<String, AttributeValue> item) {
    /** The item in order of names, with numbers, words and flags for what they are. */
    Map<String, Object> plain() {
        Map<String, Object> plain = new TreeMap<>();
        item.forEach((name, value) -> plain.put(
                name,
                value.s() != null
                        ? value.s()
                        : value.n() != null
                                ? Long.valueOf(value.n())
                                : value.bool() != null ? value.bool() : value.toString()));
        return plain;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    /** @throws IllegalStateException when a pipeline item lacks what all of them have */
    String need(String name) {
        return text(name)
                .orElseThrow(() -> new IllegalStateException("item %s / %s has no %s"
                        .formatted(text("pk").orElse("?"), text("sk").orElse("?"), name)));
    }

    Optional<Long> number(String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::n).map(Long::valueOf);
    }

    Optional<Instant> moment(String name) {
        return number(name).map(Instant::ofEpochMilli);
    }

    boolean flag(String name) {
        return Optional.ofNullable(item.get(name))
                .map(AttributeValue::bool)
                .filter(Boolean::booleanValue)
                .isPresent();
    }
}
