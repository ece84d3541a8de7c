package datapipeline.local.insights;

import datapipeline.local.insights.Expression.Call;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * The functions over the rows of a group.
 *
 * <p>Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Stats.html
 */
final class Aggregates {
    private static final Set<String> NAMES = Set.of(
            "avg",
            "count",
            "count_distinct",
            "max",
            "min",
            "pct",
            "percentile",
            "stddev",
            "sum",
            "median",
            "variance",
            "earliest",
            "latest",
            "sortsfirst",
            "sortslast");

    private Aggregates() {}

    static boolean has(String function) {
        return NAMES.contains(function.toLowerCase(Locale.ROOT));
    }

    /** @param values translates what stands inside of the parentheses, over one row */
    static Typed call(Call call, Function<Expression, Typed> values) {
        String name = call.function().toLowerCase(Locale.ROOT);
        if (name.equals("count")) {
            return count(call, values);
        }
        boolean percentile = name.equals("pct") || name.equals("percentile");
        Functions.arity(call, percentile ? 2 : 1, percentile ? 2 : 1);
        Typed value = values.apply(call.arguments().getFirst());
        return switch (name) {
            case "avg" -> number("avg", value);
            case "sum" -> number("sum", value);
            case "stddev" -> number("stddev_pop", value);
            case "variance" -> number("var_pop", value);
            case "median" -> number("median", value);
            case "pct", "percentile" -> percentile(call, value);
            case "count_distinct" -> Typed.number("CAST(count(DISTINCT %s) AS DOUBLE)".formatted(value.sql()));
            case "max", "min" -> extreme(name, value);
            case "earliest" -> at("arg_min", value, values.apply(timestamp(call)));
            case "latest" -> at("arg_max", value, values.apply(timestamp(call)));
            case "sortsfirst" -> sorted("arg_min", value);
            case "sortslast" -> sorted("arg_max", value);
            default -> throw call.at().refused("there is no function \"%s\"".formatted(call.function()));
        };
    }

    private static Typed count(Call call, Function<Expression, Typed> values) {
        Functions.arity(call, 0, 1);
        boolean rows = call.arguments().isEmpty() || call.arguments().getFirst() instanceof Expression.Star;
        String counted = rows ? "*" : values.apply(call.arguments().getFirst()).sql();
        return Typed.number("CAST(count(%s) AS DOUBLE)".formatted(counted));
    }

    private static Typed number(String function, Typed value) {
        return Typed.number("%s(%s)".formatted(function, value.asNumber()));
    }

    private static Typed percentile(Call call, Typed value) {
        if (call.arguments().get(1) instanceof Expression.Number percent) {
            double share = Double.parseDouble(percent.digits()) / 100;
            if (share >= 0 && share <= 1) {
                return Typed.number("quantile_disc(%s, %s)".formatted(value.asNumber(), share));
            }
        }
        throw call.arguments().get(1).at().refused("a percentile is a number from 0 to 100");
    }

    /** Of text, the extreme number if there is any, else the extreme text. */
    private static Typed extreme(String function, Typed value) {
        if (!value.isText()) {
            return new Typed("%s(%s)".formatted(function, value.sql()), value.type());
        }
        return Typed.text("coalesce(insights_text(%1$s(%2$s)), %1$s(%3$s))"
                .formatted(function, value.asNumber(), value.asText()));
    }

    private static Typed at(String function, Typed value, Typed timestamp) {
        return new Typed("%s(%s, %s)".formatted(function, value.sql(), timestamp.sql()), value.type());
    }

    private static Typed sorted(String function, Typed value) {
        return new Typed("%s(%s, %s)".formatted(function, value.sql(), Order.key(value)), value.type());
    }

    private static Expression timestamp(Call call) {
        return new Expression.Field("@timestamp", call.at());
    }
}
