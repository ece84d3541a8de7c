package datapipeline.local.cloudwatch.alarm;

import datapipeline.local.cloudwatch.metric.CloudWatchErrors;
import datapipeline.local.store.Store;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import tools.jackson.databind.json.JsonMapper;

/** All alarms, in memory and in the store. */
final class Alarms {
    static final JsonMapper JSON = new JsonMapper();

    private final Store store;
    private final MVMap<String, String> kept;
    private final ConcurrentSkipListMap<String, Alarm> alarms = new ConcurrentSkipListMap<>();

    Alarms(Store store) {
        this.store = store;
        this.kept = store.map("cloudwatch.alarms");
        kept.forEach((name, line) -> alarms.put(name, JSON.readValue(line, Alarm.class)));
    }

    /** In the order of their names. */
    Collection<Alarm> all() {
        return alarms.values();
    }

    Optional<Alarm> find(String name) {
        return Optional.ofNullable(alarms.get(name));
    }

    /** @throws software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException if there is none */
    Alarm get(String name) {
        return find(CloudWatchErrors.required(name, "AlarmName"))
                .orElseThrow(() -> CloudWatchErrors.notFound("Unknown alarm: " + name));
    }

    /** Makes a change that is kept when this returns. */
    <T> T change(Supplier<T> work) {
        return store.write(() -> {
            synchronized (this) {
                return work.get();
            }
        });
    }

    void put(Alarm alarm) {
        alarms.put(alarm.name(), alarm);
        kept.put(alarm.name(), JSON.writeValueAsString(alarm));
    }

    void remove(String name) {
        alarms.remove(name);
        kept.remove(name);
    }
}
