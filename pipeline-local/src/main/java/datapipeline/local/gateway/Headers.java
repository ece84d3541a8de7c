package datapipeline.local.gateway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** HTTP header fields: names in any case, values in the order they were sent. Never changes; {@code with} copies. */
public final class Headers {
    private static final Headers NONE = new Headers(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));

    private final TreeMap<String, List<String>> fields;

    private Headers(TreeMap<String, List<String>> fields) {
        this.fields = fields;
    }

    public static Headers none() {
        return NONE;
    }

    public static Headers of(String name, String value) {
        return NONE.with(name, value);
    }

    /** All fields of a map whose names may differ in case only; those are one field with all the values. */
    public static Headers of(Map<String, ? extends Collection<String>> fields) {
        var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, values) ->
                copy.computeIfAbsent(name, n -> new ArrayList<>()).addAll(values));
        copy.replaceAll((name, values) -> List.copyOf(values));
        return new Headers(copy);
    }

    /** The first value of the field. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** Every value of the field, in the order sent; none when it was not sent. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The names, as they were first spelt. */
    public Set<String> names() {
        return Collections.unmodifiableSet(fields.keySet());
    }

    /** A copy in which the field has this one value. */
    public Headers with(String name, String value) {
        var copy = new TreeMap<>(fields);
        copy.put(name, List.of(value));
        return new Headers(copy);
    }

    /** A copy in which the field is not. */
    public Headers without(String name) {
        var copy = new TreeMap<>(fields);
        copy.remove(name);
        return new Headers(copy);
    }

    /** A copy to which the other fields are added; a field of both has the other's values. */
    public Headers with(Headers other) {
        var copy = new TreeMap<>(fields);
        copy.putAll(other.fields);
        return new Headers(copy);
    }

    public void forEach(BiConsumer<String, List<String>> action) {
        fields.forEach(action);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers headers && headers.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
