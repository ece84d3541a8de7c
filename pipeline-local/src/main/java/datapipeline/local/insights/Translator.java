package datapipeline.local.insights;

import datapipeline.local.insights.Command.Named;
import datapipeline.local.insights.Expression.Span;
import datapipeline.local.insights.Translation.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Translates a query, command by command, into one statement: each command is a query around the one before. */
final class Translator {
    /** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
    static final int MOST_ROWS = 100_000;

    /** What JSON there is in a message: all of it or, in a line that Lambda wrote, the first object in it. */
    private static final String WITH_JSON = """
            (SELECT *, CASE
              WHEN starts_with(ltrim(message), '{') AND json_valid(message) THEN CAST(message AS JSON)
              WHEN contains(log, '/aws/lambda/') THEN TRY_CAST(nullif(regexp_extract(message, '(?s)\\{.*\\}'), '') AS JSON)
              END AS json FROM %s)""";

    private final EventSource source;
    private final Functions functions;
    private final Rows rows;
    private final ExpressionSql expressions;
    private final String scanned;
    private String matched;

    private Translator(EventSource source, Functions functions, Query query) {
        this.source = source;
        this.functions = functions;
        this.scanned = query.source()
                .map(groups -> source.named(groups.names(), groups.prefixes()))
                .orElseGet(source::chosen);
        this.rows = new Rows(WITH_JSON.formatted(scanned));
        this.matched = rows.relation();
        this.expressions = new ExpressionSql(query.text(), rows, functions, this::subquery);
    }

    /**
     * @param now when the query began
     * @param mostRows how many rows it may return
     * @throws MalformedQuery for what the language does not allow
     */
    static Translation translate(Query query, EventSource source, Instant now, int mostRows) {
        var translator = new Translator(source, new Functions(now), query);
        translator.commands(query.commands());
        return translator.result(mostRows);
    }

    /** What the filters before the first command that makes fewer rows of other reasons let through has matched. */
    private void commands(List<Command> commands) {
        boolean events = true;
        for (Command command : commands) {
            events = events
                    && !(command instanceof Command.Stats
                            || command instanceof Command.Limit
                            || command instanceof Command.Dedup
                            || command instanceof Command.Unnest);
            command(command);
            if (events && command instanceof Command.Filter) {
                matched = rows.relation();
            }
        }
    }

    private void command(Command command) {
        switch (command) {
            case Command.Source(List<String> names, List<String> prefixes, Span at) -> {}
            case Command.Fields(List<Named> columns, Span at) ->
                columns.forEach(column -> {
                    define(column);
                    rows.show(column.name());
                });
            case Command.Display(List<Named> columns, Span at) -> {
                columns.forEach(this::define);
                rows.display(columns.stream().map(Named::name).toList());
            }
            case Command.Filter(Expression condition, Span at) ->
                rows.filter(expressions.of(condition).asTruth());
            case Command.Stats stats -> new StatsSql(rows, expressions, functions).translate(stats);
            case Command.Sort(List<Command.Sort.Key> keys, Span at) -> sort(keys);
            case Command.Limit(int most, Span at) -> rows.limit(most);
            case Command.Parse parse -> parse(parse);
            case Command.Dedup(List<Expression> keys, Span at) -> dedup(keys);
            case Command.Unnest(Expression array, String name, Span at) -> unnest(array, name);
        }
    }

    private void define(Named column) {
        rows.define(column.name(), expressions.of(column.expression()));
    }

    private void sort(List<Command.Sort.Key> keys) {
        rows.orderBy(keys.stream()
                .map(key -> Order.by(expressions.of(key.expression()), key.descending()))
                .collect(Collectors.joining(", ")));
    }

    private void parse(Command.Parse parse) {
        String text = expressions.of(parse.source()).asText();
        String regex = Typed.quoted(parse.pattern().regex());
        List<String> fields = parse.pattern().fields();
        String groups = IntStream.range(0, fields.size())
                .mapToObj(i -> "'g%d'".formatted(i))
                .collect(Collectors.joining(", ", "[", "]"));
        String column = rows.newColumn();
        rows.replace(
                "(SELECT *, CASE WHEN regexp_matches(%1$s, %2$s) THEN regexp_extract(%1$s, %2$s, %3$s) END AS %4$s FROM %5$s)"
                        .formatted(text, regex, groups, column, rows.relation()));
        for (int i = 0; i < fields.size(); i++) {
            rows.name(fields.get(i), Typed.text("%s.g%d".formatted(column, i)));
            rows.show(fields.get(i));
        }
    }

    /** Keeps the first of each; events that lack one of the fields are never the same. */
    private void dedup(List<Expression> keys) {
        List<String> columns =
                keys.stream().map(key -> expressions.of(key).asText()).toList();
        String lacking = columns.stream().map(key -> key + " IS NULL").collect(Collectors.joining(" OR "));
        rows.replace("(SELECT * FROM %s QUALIFY row_number() OVER (PARTITION BY %s%s) = 1 OR %s)"
                .formatted(rows.relation(), String.join(", ", columns), rows.orderClause(), lacking));
    }

    private void unnest(Expression array, String name) {
        String column = rows.newColumn();
        rows.replace("(SELECT *, unnest(json_extract(%s, '$[*]')) AS %s FROM %s)"
                .formatted(expressions.of(array).asJson(), column, rows.relation()));
        rows.name(name, Typed.json(column));
        rows.show(name);
    }

    private String subquery(Query query) {
        var inner = new Translator(source, functions, query);
        inner.commands(query.commands());
        List<String> shown = inner.rows.shown();
        if (shown.size() != 1) {
            throw new MalformedQuery(
                    "the query after \"in\" must have one column, not " + shown.size(),
                    0,
                    query.text().length());
        }
        Typed column = inner.expressions.of(new Expression.Field(shown.getFirst(), new Span(0, 0)));
        return "SELECT %s FROM %s".formatted(column.asText(), inner.rows.relation());
    }

    private Translation result(int mostRows) {
        List<String> names = new ArrayList<>(rows.shown().isEmpty() ? List.of("@timestamp", "@message") : rows.shown());
        if (rows.areEvents()) {
            names.add("@ptr");
        }
        var columns = new ArrayList<Column>();
        var selected = new ArrayList<String>();
        for (String name : names) {
            Typed value = expressions.of(new Expression.Field(name, new Span(0, 0)));
            selected.add(value.type() == Typed.Type.JSON ? value.asText() : value.sql());
            columns.add(new Column(name, value.type()));
        }
        String sql = "SELECT %s FROM %s%s LIMIT %d"
                .formatted(
                        String.join(", ", selected),
                        rows.relation(),
                        rows.orderClause(),
                        Math.min(mostRows, MOST_ROWS));
        return new Translation(
                sql,
                columns,
                "SELECT count(*), coalesce(sum(strlen(message)), 0) FROM " + scanned,
                "SELECT count(*) FROM " + matched);
    }
}
