package datapipeline.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The decoded name-value pairs of a query string or of a form body, in the order sent. A name without a value, as in
 * {@code ?uploads}, has the empty value.
 */
public final class Parameters {
    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Decodes {@code application/x-www-form-urlencoded} text.
     *
     * @throws IllegalArgumentException when a percent sign is not followed by two hexadecimal digits
     */
    public static Parameters parse(String encoded) {
        var values = new LinkedHashMap<String, List<String>>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return new Parameters(values);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The first value of the name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** Every value of the name, in the order sent. */
    public List<String> all(String name) {
        return Collections.unmodifiableList(values.getOrDefault(name, List.of()));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Names to values, in the order sent. */
    public Map<String, List<String>> asMap() {
        return Collections.unmodifiableMap(values);
    }
}
