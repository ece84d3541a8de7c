package datapipeline.local.insights;

/**
 * A piece of SQL and what kind of value it has. A field of a log event is text until something needs it as a number:
 * whether it is one, each row decides.
 */
record Typed(String sql, Type type) {

    enum Type {
        TEXT,
        NUMBER,
        TRUTH,
        /** Milliseconds since 1970, as a BIGINT. */
        INSTANT,
        JSON
    }

    static Typed text(String sql) {
        return new Typed(sql, Type.TEXT);
    }

    static Typed number(String sql) {
        return new Typed(sql, Type.NUMBER);
    }

    static Typed truth(String sql) {
        return new Typed(sql, Type.TRUTH);
    }

    static Typed instant(String sql) {
        return new Typed(sql, Type.INSTANT);
    }

    static Typed json(String sql) {
        return new Typed(sql, Type.JSON);
    }

    /** A string in SQL: the one place where text of a query becomes text of a statement. */
    static String quoted(String text) {
        return "'" + text.replace("\0", "").replace("'", "''") + "'";
    }

    boolean isText() {
        return type == Type.TEXT || type == Type.JSON;
    }

    /** The value as text. */
    String asText() {
        return switch (type) {
            case TEXT -> sql;
            case NUMBER -> "insights_text(%s)".formatted(sql);
            case TRUTH -> "CAST(CAST(%s AS INTEGER) AS VARCHAR)".formatted(sql);
            case INSTANT -> "CAST(%s AS VARCHAR)".formatted(sql);
            case JSON -> "json_extract_string(%s, '$')".formatted(sql);
        };
    }

    /** The value as a number, NULL where it is none. */
    String asNumber() {
        return switch (type) {
            case TEXT, JSON -> "insights_number(%s)".formatted(asText());
            case NUMBER -> sql;
            case TRUTH -> "CAST(%s AS DOUBLE)".formatted(sql);
            case INSTANT -> "CAST(%s AS DOUBLE)".formatted(sql);
        };
    }

    /** The value as a condition. */
    String asTruth() {
        return type == Type.TRUTH ? sql : "(%s <> 0)".formatted(asNumber());
    }

    /** The value as milliseconds since 1970. */
    String asInstant() {
        return type == Type.INSTANT ? sql : "CAST(%s AS BIGINT)".formatted(asNumber());
    }

    /** The value as JSON, NULL where it is none. */
    String asJson() {
        return type == Type.JSON ? sql : "TRY_CAST(%s AS JSON)".formatted(asText());
    }
}
