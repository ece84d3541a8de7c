package datapipeline.local.logs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which events are read, and in which order.
 *
 * @param streams of which streams; empty for all
 * @param from the first timestamp
 * @param to the first timestamp that is not read any more
 * @param start events behind it are read, or before it if latest come first
 * @param most how many are read at most
 */
record EventRange(
        LogGroup group,
        List<String> streams,
        String streamPrefix,
        long from,
        long to,
        Position start,
        boolean latestFirst,
        int most) {

    String sql() {
        String streamCondition = streams.isEmpty()
                ? ""
                : " AND stream IN (%s)".formatted(String.join(", ", Collections.nCopies(streams.size(), "?")));
        return ("SELECT stream, ts, ingested, message, seq FROM log_events WHERE grp = ? AND ts >= ? AND ts < ?"
                        + " AND starts_with(stream, ?) AND (ts %1$s ? OR ts = ? AND seq %1$s ?)%2$s ORDER BY ts %3$s, seq %3$s"
                        + " LIMIT %4$d")
                .formatted(latestFirst ? "<" : ">", streamCondition, latestFirst ? "DESC" : "ASC", most);
    }

    List<Object> parameters() {
        var parameters = new ArrayList<Object>(
                List.of(group.id(), from, to, streamPrefix, start.timestamp(), start.timestamp(), start.seq()));
        parameters.addAll(streams);
        return parameters;
    }
}
