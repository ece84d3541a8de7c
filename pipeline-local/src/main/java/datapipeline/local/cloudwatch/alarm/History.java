package datapipeline.local.cloudwatch.alarm;

import datapipeline.local.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.MVMap;

/** What happened to alarms in the last thirty days. */
final class History {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String SEPARATOR = "\0";

    /** What kind of thing happened, as CloudWatch spells it. */
    enum Kind {
        CONFIGURATION("ConfigurationUpdate"),
        STATE("StateUpdate"),
        ACTION("Action");

        private final String awsName;

        Kind(String awsName) {
            this.awsName = awsName;
        }

        String awsName() {
            return awsName;
        }
    }

    /** @param at in milliseconds since 1970 */
    record Item(String alarm, boolean composite, long at, String kind, String summary, String data) {}

    private final MVMap<String, String> kept;
    private final AtomicLong last = new AtomicLong();

    History(Store store) {
        this.kept = store.map("cloudwatch.alarmHistory");
    }

    /** Adds an item as part of a change, and forgets what is too old. */
    void add(Alarm alarm, Instant at, Kind kind, String summary, String data) {
        var item =
                new Item(alarm.name(), alarm.watch().isComposite(), at.toEpochMilli(), kind.awsName(), summary, data);
        long order = last.updateAndGet(before -> Math.max(before + 1, at.toEpochMilli() * 1000));
        kept.put(key(alarm.name(), order), Alarms.JSON.writeValueAsString(item));
        String oldest = key(alarm.name(), at.minus(KEPT).toEpochMilli() * 1000);
        String first = kept.ceilingKey(alarm.name() + SEPARATOR);
        while (first != null && first.startsWith(alarm.name() + SEPARATOR) && first.compareTo(oldest) < 0) {
            kept.remove(first);
            first = kept.ceilingKey(alarm.name() + SEPARATOR);
        }
    }

    private static String key(String alarm, long order) {
        return "%s%s%019d".formatted(alarm, SEPARATOR, order);
    }

    /** The latest first. */
    List<Item> items(String alarmOrEmpty) {
        var items = new ArrayList<Item>();
        String prefix = alarmOrEmpty.isEmpty() ? "" : alarmOrEmpty + SEPARATOR;
        for (Iterator<String> keys = kept.keyIterator(prefix); keys.hasNext(); ) {
            String key = keys.next();
            if (!key.startsWith(prefix)) {
                break;
            }
            items.add(Alarms.JSON.readValue(kept.get(key), Item.class));
        }
        return items.stream().sorted(Comparator.comparing(Item::at).reversed()).toList();
    }
}
