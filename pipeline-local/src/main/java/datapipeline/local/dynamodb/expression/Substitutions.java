package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.item.AttributeValues;
import datapipeline.local.dynamodb.item.Refusal;
import datapipeline.local.dynamodb.item.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the placeholders of a request stand for: {@code #name} for attribute names, {@code :value} for values. One for
 * all expressions of the request, so that it knows in the end which nobody used.
 */
public final class Substitutions {
    private static final Pattern NAME = Pattern.compile("#[a-zA-Z0-9_]+");
    private static final Pattern VALUE = Pattern.compile(":[a-zA-Z0-9_]+");

    private final Map<String, String> names;
    private final Map<String, Value> values = new TreeMap<>();
    private final Set<String> usedNames = new TreeSet<>();
    private final Set<String> usedValues = new TreeSet<>();

    /** Takes the two maps of a request; either may be empty. */
    public Substitutions(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = new TreeMap<>(names);
        names.keySet().forEach(key -> check(NAME, "ExpressionAttributeNames", key));
        values.forEach((key, value) -> {
            check(VALUE, "ExpressionAttributeValues", key);
            this.values.put(key, valueOf(key, value));
        });
    }

    private static void check(Pattern pattern, String parameter, String key) {
        if (!pattern.matcher(key).matches()) {
            throw Refusal.validation("%s contains invalid key: Syntax error; key: \"%s\"".formatted(parameter, key));
        }
    }

    private static Value valueOf(String key, AttributeValue value) {
        if (value.type() == AttributeValue.Type.UNKNOWN_TO_SDK_VERSION) {
            throw Refusal.validation("ExpressionAttributeValues contains invalid value: Supplied AttributeValue is"
                    + " empty, must contain exactly one of the supported datatypes for key " + key);
        }
        return AttributeValues.value(value);
    }

    Optional<String> name(String placeholder) {
        usedNames.add(placeholder);
        return Optional.ofNullable(names.get(placeholder));
    }

    Optional<Value> value(String placeholder) {
        usedValues.add(placeholder);
        return Optional.ofNullable(values.get(placeholder));
    }

    /**
     * Refuses what no expression used. Call it when all expressions of the request are parsed.
     *
     * @param expressionParameters the parameters the request could have had expressions in
     * @param anyExpression whether there was at least one
     */
    public void checkAllUsed(String expressionParameters, boolean anyExpression) {
        if (!anyExpression && !names.isEmpty()) {
            throw Refusal.validation("ExpressionAttributeNames can only be specified when using expressions");
        }
        if (!anyExpression && !values.isEmpty()) {
            throw Refusal.validation(
                    "ExpressionAttributeValues can only be specified when using expressions: %s %s null"
                            .formatted(expressionParameters, expressionParameters.contains(" ") ? "are" : "is"));
        }
        refuseUnused("ExpressionAttributeNames", names.keySet(), usedNames);
        refuseUnused("ExpressionAttributeValues", values.keySet(), usedValues);
    }

    private static void refuseUnused(String parameter, Set<String> given, Set<String> used) {
        Set<String> unused = new TreeSet<>(given);
        unused.removeAll(used);
        if (!unused.isEmpty()) {
            throw Refusal.validation("Value provided in %s unused in expressions: keys: {%s}"
                    .formatted(parameter, String.join(", ", unused)));
        }
    }
}
