package datapipeline.model.option;

import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.option.OptionReader.Draft;
import datapipeline.model.option.OptionReader.Written;
import datapipeline.model.option.ProcessingOption.OnError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code {"v":1,"onError":"PARTIAL","steps":[{"op":"resize","width":500}]}}: what programs write. */
final class JsonForm {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> TOP = Set.of("v", "onError", "steps");

    private JsonForm() {}

    static Draft read(String text) {
        JsonNode root = parsed(text);
        root.propertyNames().stream()
                .filter(name -> !TOP.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw syntax("There is no field %s; an option has v, onError and steps."
                            .formatted(Problem.quoted(name)));
                });
        if (!root.path("v").isInt() || root.path("v").asInt() != 1) {
            throw syntax("Field v must be 1, and %s.".formatted(is(root.path("v"))));
        }
        if (!root.path("steps").isArray()) {
            throw syntax("Field steps must be a list of steps.");
        }
        List<Written> steps = new ArrayList<>();
        for (JsonNode step : root.get("steps")) {
            steps.add(step(steps.size() + 1, step));
        }
        return new Draft(onError(root.path("onError")), steps);
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw syntax("The option is not valid JSON: %s (line %d, column %d)."
                    .formatted(
                            e.getOriginalMessage(),
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr()));
        }
    }

    private static OnError onError(JsonNode node) {
        return switch (node.isMissingNode() ? "FAIL" : node.isString() ? node.asString() : "") {
            case "FAIL" -> OnError.FAIL;
            case "PARTIAL" -> OnError.PARTIAL;
            default -> throw syntax("Field onError must be FAIL or PARTIAL, and %s.".formatted(is(node)));
        };
    }

    private static String is(JsonNode node) {
        return node.isMissingNode() ? "is missing" : "is " + Problem.quoted(node.toString());
    }

    private static Written step(int number, JsonNode step) {
        if (!step.isObject() || !step.path("op").isString()) {
            throw syntax("Step %d must be an object with a field op.".formatted(number));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        step.properties().stream()
                .filter(entry -> !entry.getKey().equals("op"))
                .forEach(entry -> parameters.put(entry.getKey(), text(number, entry.getKey(), entry.getValue())));
        return new Written(step.get("op").asString(), parameters);
    }

    private static String text(int number, String name, JsonNode value) {
        return value.isArray()
                ? value.valueStream()
                        .map(element -> plain(number, name, element))
                        .collect(Collectors.joining("|"))
                : plain(number, name, value);
    }

    private static String plain(int number, String name, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw syntax("Step %d: %s %s, and must be a plain value or a list of plain values."
                    .formatted(number, Problem.quoted(name), is(value)));
        }
        return value.asString();
    }

    private static OptionReader.RefusedException syntax(String message) {
        return OptionReader.refused(ReasonCode.OPTION_SYNTAX, message);
    }
}
