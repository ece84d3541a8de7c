package datapipeline.local.insights;

import datapipeline.local.insights.Expression.Call;
import datapipeline.local.insights.Typed.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The functions over one row.
 *
 * <p>Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html
 */
final class Functions {
    private static final int ANY = Integer.MAX_VALUE;

    private record Definition(int least, int most, Function<List<Typed>, Typed> sql) {}

    private static final Map<String, Definition> ROW = Map.ofEntries(
            Map.entry("abs", number("abs(%s)", 1)),
            Map.entry("ceil", number("ceil(%s)", 1)),
            Map.entry("floor", number("floor(%s)", 1)),
            Map.entry("log", number("CASE WHEN %1$s > 0 THEN ln(%1$s) END", 1)),
            Map.entry("sqrt", number("CASE WHEN %1$s >= 0 THEN sqrt(%1$s) END", 1)),
            Map.entry("greatest", new Definition(1, ANY, all -> Typed.number("greatest(%s)".formatted(numbers(all))))),
            Map.entry("least", new Definition(1, ANY, all -> Typed.number("least(%s)".formatted(numbers(all))))),
            Map.entry("ispresent", truth("(%s IS NOT NULL)", 1)),
            Map.entry("isempty", truth("(%1$s IS NULL OR %1$s = '')", 1)),
            Map.entry("isblank", truth("(%1$s IS NULL OR regexp_full_match(%1$s, '\\s*'))", 1)),
            Map.entry("coalesce", new Definition(1, ANY, Functions::coalesce)),
            Map.entry("concat", new Definition(1, ANY, all -> Typed.text("concat(%s)".formatted(texts(all))))),
            Map.entry("ltrim", trim("ltrim")),
            Map.entry("rtrim", trim("rtrim")),
            Map.entry("trim", trim("trim")),
            Map.entry(
                    "strlen",
                    new Definition(1, 1, all -> Typed.number("CAST(length(%s) AS DOUBLE)".formatted(texts(all))))),
            Map.entry("toupper", text("upper(%s)", 1)),
            Map.entry("tolower", text("lower(%s)", 1)),
            Map.entry("substr", new Definition(2, 3, Functions::substring)),
            Map.entry("replace", text("replace(%s, %s, %s)", 3)),
            Map.entry("strcontains", truth("contains(%s, %s)", 2)),
            Map.entry(
                    "frommillis",
                    new Definition(1, 1, all -> Typed.instant(all.getFirst().asInstant()))),
            Map.entry(
                    "tomillis",
                    new Definition(1, 1, all -> Typed.number(all.getFirst().asNumber()))),
            Map.entry(
                    "jsonparse",
                    new Definition(1, 1, all -> Typed.json(all.getFirst().asJson()))),
            Map.entry(
                    "jsonstringify",
                    new Definition(
                            1,
                            1,
                            all -> Typed.text("CAST(%s AS VARCHAR)"
                                    .formatted(all.getFirst().asJson())))),
            Map.entry("isvalidip", truth("insights_valid_ip(%s, '')", 1)),
            Map.entry("isvalidipv4", truth("insights_valid_ip(%s, '4')", 1)),
            Map.entry("isvalidipv6", truth("insights_valid_ip(%s, '6')", 1)),
            Map.entry("isipinsubnet", truth("insights_ip_in_subnet(%s, %s)", 2)),
            Map.entry(
                    "isipv4insubnet", truth("(insights_valid_ip(%1$s, '4') AND insights_ip_in_subnet(%1$s, %2$s))", 2)),
            Map.entry(
                    "isipv6insubnet",
                    truth("(insights_valid_ip(%1$s, '6') AND insights_ip_in_subnet(%1$s, %2$s))", 2)));

    private final Instant now;

    /** @param now when the query began */
    Functions(Instant now) {
        this.now = now;
    }

    /** @param values translates arguments */
    Typed call(Call call, Function<Expression, Typed> values) {
        String name = call.function().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "bin" -> bin(call, values);
            case "datefloor" -> Dates.floor(instant(call, values), period(call, 1));
            case "dateceil" -> Dates.ceiling(instant(call, values), period(call, 1));
            case "now" -> {
                arity(call, 0, 0);
                yield Typed.number(now.getEpochSecond() + ".0::DOUBLE");
            }
            default -> row(name, call, values);
        };
    }

    private static Typed bin(Call call, Function<Expression, Typed> values) {
        arity(call, 1, 2);
        Expression timestamp = call.arguments().size() == 2
                ? call.arguments().getFirst()
                : new Expression.Field("@timestamp", call.at());
        return Dates.floor(
                values.apply(timestamp).asInstant(),
                period(call, call.arguments().size() - 1));
    }

    private static String instant(Call call, Function<Expression, Typed> values) {
        arity(call, 2, 2);
        return values.apply(call.arguments().getFirst()).asInstant();
    }

    private static Period period(Call call, int argument) {
        if (call.arguments().get(argument) instanceof Expression.Length length) {
            return length.period();
        }
        throw call.arguments().get(argument).at().refused("expected a length of time such as 5m");
    }

    private static Typed row(String name, Call call, Function<Expression, Typed> values) {
        Definition definition = ROW.get(name);
        if (definition == null) {
            throw call.at().refused("there is no function \"%s\"".formatted(call.function()));
        }
        arity(call, definition.least(), definition.most());
        return definition.sql().apply(call.arguments().stream().map(values).toList());
    }

    /** Refuses a call with too few or too many arguments. */
    static void arity(Call call, int least, int most) {
        int given = call.arguments().size();
        if (given < least || given > most) {
            String wanted = least == most ? "" + least : most == ANY ? "at least " + least : least + " to " + most;
            throw call.at().refused("%s takes %s arguments, not %d".formatted(call.function(), wanted, given));
        }
    }

    private static Definition number(String sql, int arguments) {
        return new Definition(
                arguments,
                arguments,
                all -> Typed.number(
                        sql.formatted(all.stream().map(Typed::asNumber).toArray())));
    }

    private static Definition text(String sql, int arguments) {
        return new Definition(arguments, arguments, all -> Typed.text(filled(sql, all)));
    }

    private static Definition truth(String sql, int arguments) {
        return new Definition(arguments, arguments, all -> Typed.truth(filled(sql, all)));
    }

    private static String filled(String sql, List<Typed> all) {
        return sql.formatted(all.stream().map(Typed::asText).toArray());
    }

    private static Definition trim(String function) {
        return new Definition(
                1,
                2,
                all -> Typed.text(
                        all.size() == 1
                                ? "%s(%s, ' ' || chr(9) || chr(10) || chr(13))"
                                        .formatted(function, all.getFirst().asText())
                                : "%s(%s)".formatted(function, texts(all))));
    }

    /** The index of Logs Insights begins at zero, SQL's at one. */
    private static Typed substring(List<Typed> all) {
        var arguments = new ArrayList<>(List.of(
                all.getFirst().asText(),
                "CAST(%s AS BIGINT) + 1".formatted(all.get(1).asNumber())));
        all.stream().skip(2).forEach(length -> arguments.add("CAST(%s AS BIGINT)".formatted(length.asNumber())));
        return Typed.text("substring(%s)".formatted(String.join(", ", arguments)));
    }

    private static Typed coalesce(List<Typed> all) {
        Type type = all.stream().map(Typed::type).distinct().count() == 1
                ? all.getFirst().type()
                : Type.TEXT;
        return new Typed(
                "coalesce(%s)"
                        .formatted(all.stream()
                                .map(value -> type == Type.TEXT ? value.asText() : value.sql())
                                .collect(Collectors.joining(", "))),
                type);
    }

    private static String numbers(List<Typed> all) {
        return all.stream().map(Typed::asNumber).collect(Collectors.joining(", "));
    }

    private static String texts(List<Typed> all) {
        return all.stream().map(Typed::asText).collect(Collectors.joining(", "));
    }
}
