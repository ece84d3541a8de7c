package datapipeline.local.logs;

import datapipeline.local.account.Account;
import datapipeline.local.insights.EventSource;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The events of some log groups in a period, as a query reads them. Names of groups have no character that means anything
 * in SQL: {@link GroupOperations} sees to that.
 *
 * @param from the first timestamp, in milliseconds since 1970
 * @param to the first timestamp that is not read any more
 */
record GroupSource(LogGroups groups, Account account, Collection<LogGroup> chosenGroups, long from, long to)
        implements EventSource {

    @Override
    public String chosen() {
        return of(chosenGroups);
    }

    @Override
    public String named(List<String> names, List<String> prefixes) {
        return of(groups.all().stream()
                .filter(group ->
                        names.contains(group.name()) || prefixes.stream().anyMatch(group.name()::startsWith))
                .toList());
    }

    private String of(Collection<LogGroup> some) {
        String ids = some.stream().map(group -> Long.toString(group.id())).collect(Collectors.joining(", "));
        String names = some.stream()
                .map(group -> " WHEN %d THEN '%s:%s'".formatted(group.id(), account.id(), group.name()))
                .collect(Collectors.joining());
        return "(SELECT ts, ingested, CASE grp%s ELSE '' END AS log, stream, message, seq FROM log_events WHERE grp IN (%s) AND ts >= %d AND ts < %d)"
                .formatted(names.isEmpty() ? " WHEN 0 THEN ''" : names, ids.isEmpty() ? "NULL" : ids, from, to);
    }
}
