package datapipeline.local.insights;

import datapipeline.local.insights.Expression.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a query has at one point of its pipeline: a relation, its named columns, the order of its rows, and which columns
 * will be shown. No name of a query becomes a name in SQL: columns are called c1, c2, and so on.
 */
final class Rows {
    private static final String LATEST_FIRST = "ts DESC, seq DESC";

    private String relation;
    private String order;
    private boolean events = true;
    private boolean displayed;
    private int columns;
    private final Map<String, Typed> named = new LinkedHashMap<>();
    private final List<String> shown = new ArrayList<>();

    /** @param relation of log events: ts, ingested, log, stream, message, json, seq */
    Rows(String relation) {
        this.relation = relation;
        this.order = LATEST_FIRST;
    }

    /** The column that an earlier command made under this name. */
    Optional<Typed> column(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** Whether rows are still log events, whose fields can be discovered. */
    boolean areEvents() {
        return events;
    }

    String relation() {
        return relation;
    }

    String order() {
        return order;
    }

    void orderBy(String order) {
        this.order = order;
    }

    /** Adds a column and gives it a name, in place of an older one of that name. */
    void define(String name, Typed value) {
        String column = newColumn();
        relation = "(SELECT *, %s AS %s FROM %s)".formatted(value.sql(), column, relation);
        named.put(name, new Typed(column, value.type()));
    }

    /** Names what lies in a column already there, as a field of a struct. */
    void name(String name, Typed value) {
        named.put(name, value);
    }

    String newColumn() {
        columns++;
        return "c" + columns;
    }

    void replace(String relation) {
        this.relation = relation;
    }

    void filter(String condition) {
        relation = "(SELECT * FROM %s WHERE %s)".formatted(relation, condition);
    }

    void limit(int rows) {
        relation = "(SELECT * FROM %s%s LIMIT %d)".formatted(relation, orderClause(), rows);
    }

    String orderClause() {
        return order.isEmpty() ? "" : " ORDER BY " + order;
    }

    /** Shows one more column, unless a display has said which ones. */
    void show(String name) {
        if (!displayed && !shown.contains(name)) {
            shown.add(name);
        }
    }

    /** Shows these columns and no others. */
    void display(List<String> names) {
        displayed = true;
        shown.clear();
        names.stream().distinct().forEach(shown::add);
    }

    /** Begins anew with groups in place of events. */
    void aggregated(String relation, Map<String, Typed> columns) {
        this.relation = relation;
        this.order = "";
        events = false;
        displayed = false;
        named.clear();
        named.putAll(columns);
        shown.clear();
        shown.addAll(columns.keySet());
    }

    List<String> shown() {
        return List.copyOf(shown);
    }

    /** Refuses a field that no command has made, once events have become groups. */
    void mustKnow(String name, Span at) {
        if (!events && !named.containsKey(name)) {
            throw at.refused("the field \"%s\" is not there any more after \"stats\"".formatted(name));
        }
    }
}
