package datapipeline.local.logs;

import datapipeline.local.account.Account;
import datapipeline.local.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Log groups and their streams: groups in memory and in the store, streams, of which there may be many, in the store. */
final class LogGroups {
    private static final String SEPARATOR = "\0";

    private final Store store;
    private final Account account;
    private final InstantSource clock;
    private final MVMap<String, String> keptGroups;
    private final MVMap<String, Long> keptStreams;
    private final ConcurrentSkipListMap<String, LogGroup> groups = new ConcurrentSkipListMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private long lastId;

    LogGroups(Store store, Account account, InstantSource clock) {
        this.store = store;
        this.account = account;
        this.clock = clock;
        this.keptGroups = store.map("logs.groups");
        this.keptStreams = store.map("logs.streams");
        keptGroups.forEach((name, line) -> groups.put(name, Json.MAPPER.readValue(line, LogGroup.class)));
        this.lastId = groups.values().stream().mapToLong(LogGroup::id).max().orElse(0);
    }

    String arn(String group) {
        return account.arn("logs", "log-group:" + group);
    }

    String arn(String group, String stream) {
        return arn(group) + ":log-stream:" + stream;
    }

    /** The name in what may be a name or an ARN, with or without {@code :*} at its end. */
    static String nameOf(String identifier) {
        int resource = identifier.indexOf(":log-group:");
        String name = resource < 0 ? identifier : identifier.substring(resource + ":log-group:".length());
        return name.endsWith(":*") ? name.substring(0, name.length() - 2) : name;
    }

    Collection<LogGroup> all() {
        return groups.values();
    }

    Optional<LogGroup> find(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /** @throws software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException if there is none */
    LogGroup get(@Nullable String name, @Nullable String identifier) {
        String wanted = nameOf(LogErrors.required(name == null ? identifier : name, "logGroupName"));
        return find(wanted).orElseThrow(() -> LogErrors.noGroup(wanted));
    }

    /** @throws software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException if there is one */
    LogGroup create(String name, Map<String, String> tags) {
        return locked(() -> {
            if (groups.containsKey(name)) {
                throw LogErrors.exists("The specified log group already exists");
            }
            // An id is not given again, though the group with the highest may be gone: time goes on.
            lastId = Math.max(lastId + 1, clock.millis());
            var group = new LogGroup(lastId, name, clock.millis(), null, tags);
            put(group);
            return group;
        });
    }

    /** The group with this name, made if there is none. */
    LogGroup ensure(String name) {
        LogGroup present = groups.get(name);
        return present != null ? present : locked(() -> find(name).orElseGet(() -> create(name, Map.of())));
    }

    void change(String name, UnaryOperator<LogGroup> change) {
        locked(() -> {
            put(change.apply(get(name, null)));
            return true;
        });
    }

    private void put(LogGroup group) {
        keptGroups.put(group.name(), Json.MAPPER.writeValueAsString(group));
        groups.put(group.name(), group);
    }

    LogGroup delete(String name) {
        return locked(() -> {
            LogGroup group = get(name, null);
            groups.remove(name);
            keptGroups.remove(name);
            streams(group, "").forEach(stream -> keptStreams.remove(key(group, stream.name())));
            return group;
        });
    }

    boolean hasStream(LogGroup group, String stream) {
        return keptStreams.containsKey(key(group, stream));
    }

    void createStream(LogGroup group, String stream) {
        locked(() -> {
            if (hasStream(group, stream)) {
                throw LogErrors.exists("The specified log stream already exists");
            }
            return putStream(group, stream);
        });
    }

    /** Makes the stream if there is none with this name. */
    void ensureStream(LogGroup group, String stream) {
        if (!hasStream(group, stream)) {
            locked(() -> hasStream(group, stream) || putStream(group, stream));
        }
    }

    private boolean putStream(LogGroup group, String stream) {
        keptStreams.put(key(group, stream), clock.millis());
        return true;
    }

    void deleteStream(LogGroup group, String stream) {
        locked(() -> {
            if (keptStreams.remove(key(group, stream)) == null) {
                throw LogErrors.noStream(stream);
            }
            return true;
        });
    }

    /** In the order of their names. */
    List<LogStream> streams(LogGroup group, String prefix) {
        var streams = new ArrayList<LogStream>();
        String from = key(group, prefix);
        int name = key(group, "").length();
        for (Iterator<String> keys = keptStreams.keyIterator(from); keys.hasNext(); ) {
            String key = keys.next();
            if (!key.startsWith(from)) {
                break;
            }
            Long created = keptStreams.get(key);
            if (created != null) {
                streams.add(new LogStream(key.substring(name), created));
            }
        }
        return streams;
    }

    private static String key(LogGroup group, String stream) {
        return group.id() + SEPARATOR + stream;
    }

    private <T> T locked(java.util.function.Supplier<T> work) {
        return store.write(() -> {
            lock.lock();
            try {
                return work.get();
            } finally {
                lock.unlock();
            }
        });
    }
}
