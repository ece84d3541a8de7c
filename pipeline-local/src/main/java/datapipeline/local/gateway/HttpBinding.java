package datapipeline.local.gateway;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;

/** The members of a model class that travel outside of the body: in headers, in the query string, as the status. */
public final class HttpBinding {
    private HttpBinding() {}

    /**
     * Fills in what a request says in its headers and its query string.
     *
     * @return the builder
     * @throws IllegalArgumentException when a text is no value of its member's type
     */
    public static <B extends SdkPojo> B read(Request request, B builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            sent(field, request).ifPresent(value -> field.set(builder, value));
        }
        return builder;
    }

    private static Optional<Object> sent(SdkField<?> field, Request request) {
        return switch (field.location()) {
            case HEADER -> header(field, request.headers());
            case QUERY_PARAM -> value(field, request.parameters().all(field.locationName()));
            case PAYLOAD, PATH, GREEDY_PATH, STATUS_CODE -> Optional.empty();
        };
    }

    private static Optional<Object> header(SdkField<?> field, Headers headers) {
        return switch (Fields.shape(field)) {
            case MAP -> Optional.of(prefixed(field.locationName(), headers));
            case LIST -> value(field, split(headers.all(field.locationName())));
            case SCALAR, STRUCTURE -> value(field, headers.all(field.locationName()));
        };
    }

    /** {@code x-amz-meta-}: every header that begins so, by the rest of its name. */
    private static Map<String, String> prefixed(String prefix, Headers headers) {
        Map<String, String> found = new LinkedHashMap<>();
        headers.forEach((name, values) -> {
            if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                found.put(name.substring(prefix.length()).toLowerCase(Locale.ROOT), String.join(",", values));
            }
        });
        return found;
    }

    private static List<String> split(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::trim)
                .toList();
    }

    private static Optional<Object> value(SdkField<?> field, List<String> texts) {
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        if (Fields.shape(field) == Fields.Shape.LIST) {
            return Optional.of(texts.stream()
                    .map(text -> Scalars.parse(Fields.element(field), text))
                    .toList());
        }
        return Optional.of(Scalars.parse(field, texts.get(0)));
    }

    /** The header fields that a result asks for. */
    public static Headers headers(SdkPojo result) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (SdkField<?> field : result.sdkFields()) {
            if (field.location() == MarshallLocation.HEADER) {
                Fields.value(field, result).ifPresent(value -> put(headers, field, value));
            }
        }
        return Headers.of(headers);
    }

    private static void put(Map<String, List<String>> headers, SdkField<?> field, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, text) -> headers.put(field.locationName() + key, List.of(text.toString())));
        } else if (value instanceof List<?> list) {
            headers.put(
                    field.locationName(),
                    List.of(list.stream()
                            .map(each -> Scalars.print(Fields.element(field), each))
                            .collect(Collectors.joining(","))));
        } else {
            headers.put(field.locationName(), List.of(Scalars.print(field, value)));
        }
    }

    /** The HTTP status that a result asks for; 200 when it does not care. */
    public static int status(SdkPojo result) {
        return result.sdkFields().stream()
                .filter(field -> field.location() == MarshallLocation.STATUS_CODE)
                .flatMap(field -> Fields.value(field, result).stream())
                .mapToInt(Integer.class::cast)
                .findFirst()
                .orElse(200);
    }

    /** Fills in what the path of a request says. */
    static void readPath(Map<String, String> labels, SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            String text = labels.get(field.locationName());
            if (text != null && isInPath(field)) {
                field.set(builder, Scalars.parse(field, text));
            }
        }
    }

    private static boolean isInPath(SdkField<?> field) {
        return field.location() == MarshallLocation.PATH || field.location() == MarshallLocation.GREEDY_PATH;
    }
}
