package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.expression.Condition;
import datapipeline.local.dynamodb.expression.ConditionParser;
import datapipeline.local.dynamodb.expression.KeyCondition;
import datapipeline.local.dynamodb.expression.KeyConditionParser;
import datapipeline.local.dynamodb.expression.Projection;
import datapipeline.local.dynamodb.expression.Substitutions;
import datapipeline.local.dynamodb.expression.Update;
import datapipeline.local.dynamodb.item.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The expressions of one request, which share their placeholders. Ask for all of them, then {@link #finish}. */
final class RequestExpressions {
    private final Substitutions substitutions;
    private final List<String> parameters = new ArrayList<>();
    private boolean any;

    RequestExpressions(Map<String, String> names, Map<String, AttributeValue> values) {
        refuseEmpty("ExpressionAttributeNames", names);
        refuseEmpty("ExpressionAttributeValues", values);
        this.substitutions = new Substitutions(names, values);
    }

    /** For requests that have no values. */
    static RequestExpressions withNames(Map<String, String> names) {
        return new RequestExpressions(names, DefaultSdkAutoConstructMap.getInstance());
    }

    /** The SDK's own empty map means that the request had none. */
    private static void refuseEmpty(String parameter, Map<String, ?> given) {
        if (given.isEmpty() && !(given instanceof SdkAutoConstructMap)) {
            throw Refusal.validation(parameter + " must not be empty");
        }
    }

    private boolean has(String parameter, @Nullable String expression) {
        parameters.add(parameter);
        any |= expression != null;
        return expression != null;
    }

    Optional<Condition> condition(@Nullable String expression) {
        return condition("ConditionExpression", expression);
    }

    Optional<Condition> filter(@Nullable String expression) {
        return condition("FilterExpression", expression);
    }

    private Optional<Condition> condition(String parameter, @Nullable String expression) {
        return has(parameter, expression) && expression != null
                ? Optional.of(ConditionParser.parse(parameter, expression, substitutions))
                : Optional.empty();
    }

    Optional<Update> update(@Nullable String expression) {
        return has("UpdateExpression", expression) && expression != null
                ? Optional.of(Update.parse(expression, substitutions))
                : Optional.empty();
    }

    Optional<Projection> projection(@Nullable String expression) {
        return has("ProjectionExpression", expression) && expression != null
                ? Optional.of(Projection.parse(expression, substitutions))
                : Optional.empty();
    }

    KeyCondition keyCondition(@Nullable String expression, KeySchema keys) {
        if (!has("KeyConditionExpression", expression) || expression == null) {
            throw Refusal.validation(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
        return KeyConditionParser.parse(expression, substitutions, keys.hash(), keys.range());
    }

    /** Refuses placeholders that no expression used. */
    void finish() {
        substitutions.checkAllUsed(String.join(" and ", parameters), any);
    }
}
