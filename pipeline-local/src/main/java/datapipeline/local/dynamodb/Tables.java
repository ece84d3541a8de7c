package datapipeline.local.dynamodb;

import datapipeline.local.account.Account;
import datapipeline.local.dynamodb.item.Refusal;
import datapipeline.local.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import tools.jackson.databind.json.JsonMapper;

/** The tables there are, and the maps they lie in. */
final class Tables {
    private static final JsonMapper JSON = new JsonMapper();

    private final Store store;
    private final MVMap<String, String> definitions;
    private final Map<String, Table> tables = new ConcurrentSkipListMap<>();

    /** Held shared by whoever uses a table, alone by whoever changes what tables and indexes there are. */
    private final ReentrantReadWriteLock structure = new ReentrantReadWriteLock();

    Tables(Store store) {
        this.store = store;
        this.definitions = store.map("dynamodb.tables");
        store.write(() -> definitions.forEach((name, json) -> tables.put(name, open(read(json)))));
    }

    private static TableDefinition read(String json) {
        return JSON.readValue(json, TableDefinition.class);
    }

    private Table open(TableDefinition definition) {
        return new Table(definition, store.bytes(itemsOf(definition)), indexes(definition), expiry(definition));
    }

    private List<Index> indexes(TableDefinition table) {
        return table.indexes().stream()
                .map(index -> new Index(table, index, new IndexMap(store.bytes(entriesOf(table, index.name())))))
                .toList();
    }

    private Optional<ExpiryIndex> expiry(TableDefinition table) {
        return table.settings()
                .timeToLive()
                .map(ttl -> new ExpiryIndex(ttl.attribute(), new IndexMap(store.bytes(expiryOf(table)))));
    }

    private static String itemsOf(TableDefinition table) {
        return "dynamodb.items." + table.id();
    }

    private static String entriesOf(TableDefinition table, String index) {
        return "dynamodb.index.%s.%s".formatted(table.id(), index);
    }

    private static String expiryOf(TableDefinition table) {
        return "dynamodb.expiry." + table.id();
    }

    /** Runs work during which no table and no index comes or goes. */
    <T> T using(Supplier<T> work) {
        structure.readLock().lock();
        try {
            return work.get();
        } finally {
            structure.readLock().unlock();
        }
    }

    private <T> T alone(Supplier<T> change) {
        return store.write(() -> {
            structure.writeLock().lock();
            try {
                return change.get();
            } finally {
                structure.writeLock().unlock();
            }
        });
    }

    static ResourceNotFoundException notFound(String name) {
        return Refusal.notFound("Requested resource not found: Table: %s not found".formatted(name));
    }

    /** The table with this name or ARN. */
    Table named(@Nullable String nameOrArn) {
        if (nameOrArn == null || nameOrArn.isEmpty()) {
            throw Refusal.validation("The parameter 'TableName' is required but was not present in the request");
        }
        Table table = tables.get(Account.nameIn(nameOrArn));
        if (table == null) {
            throw notFound(nameOrArn);
        }
        return table;
    }

    /** All tables, by name. */
    List<Table> all() {
        return List.copyOf(tables.values());
    }

    Table create(TableDefinition definition) {
        return alone(() -> {
            if (tables.containsKey(definition.name())) {
                throw Refusal.inUse("Table already exists: " + definition.name());
            }
            Table table = open(definition);
            keep(definition);
            tables.put(definition.name(), table);
            return table;
        });
    }

    /** Changes a definition. Indexes it no longer has are dropped, new ones begin empty. */
    Table redefine(Table table, UnaryOperator<TableDefinition> change) {
        return alone(() -> {
            table.requireThere();
            TableDefinition before = table.definition();
            TableDefinition after = change.apply(before);
            for (Index index : table.indexes()) {
                if (after.index(index.definition().name()).isEmpty()) {
                    store.drop(index.map().entries());
                }
            }
            if (!expiryAttribute(before).equals(expiryAttribute(after))) {
                table.expiry().ifPresent(expiry -> store.drop(expiry.map().entries()));
            }
            keep(after);
            table.become(after, indexes(after), expiry(after));
            return table;
        });
    }

    void delete(Table table) {
        alone(() -> {
            table.requireThere();
            table.markDropped();
            tables.remove(table.definition().name());
            definitions.remove(table.definition().name());
            table.indexes().forEach(index -> store.drop(index.map().entries()));
            table.expiry().ifPresent(expiry -> store.drop(expiry.map().entries()));
            store.drop(table.items());
            return table;
        });
    }

    private static Optional<String> expiryAttribute(TableDefinition table) {
        return table.settings().timeToLive().map(TableSettings.TimeToLive::attribute);
    }

    private void keep(TableDefinition definition) {
        definitions.put(definition.name(), JSON.writeValueAsString(definition));
    }
}
