package datapipeline.local.insights;

import java.util.List;

/** Where the events of a query come from. */
public interface EventSource {

    /**
     * A relation in SQL with the columns ts and ingested (milliseconds since 1970), log (account and log group), stream,
     * message and seq (unique for each event, later events greater), of the log groups the caller chose.
     */
    String chosen();

    /** As {@link #chosen}, of the log groups that a query names itself: by whole names, or by how they begin. */
    String named(List<String> names, List<String> prefixes);
}
