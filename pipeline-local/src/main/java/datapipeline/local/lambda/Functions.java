package datapipeline.local.lambda;

import datapipeline.local.account.Account;
import datapipeline.local.lambda.poller.BatchFunctions;
import datapipeline.local.lambda.runtime.FunctionDefinition;
import datapipeline.local.lambda.runtime.FunctionPool;
import datapipeline.local.lambda.runtime.FunctionPool.Invoked;
import datapipeline.local.lambda.runtime.FunctionPool.Throttled;
import datapipeline.local.lambda.runtime.Invocation;
import datapipeline.local.lambda.runtime.LambdaErrors;
import datapipeline.local.lambda.runtime.Result;
import datapipeline.local.store.Store;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.h2.mvstore.MVMap;

/** The functions that are registered, and how many executions each may have. */
final class Functions implements BatchFunctions, AutoCloseable {
    private final Store store;
    private final Account account;
    private final int accountConcurrency;
    private final Map<String, FunctionPool> pools = new ConcurrentSkipListMap<>();
    private final MVMap<String, Integer> reserved;

    Functions(Store store, Account account, int accountConcurrency) {
        this.store = store;
        this.account = account;
        this.accountConcurrency = accountConcurrency;
        this.reserved = store.map("lambda.concurrency");
    }

    void add(FunctionPool pool) {
        FunctionPool before = pools.put(pool.function().name(), pool);
        if (before != null) {
            before.close();
        }
    }

    Optional<FunctionPool> find(String name) {
        return Optional.ofNullable(pools.get(name));
    }

    FunctionPool get(String name) {
        return find(name).orElseThrow(() -> LambdaErrors.notFound("Function not found: " + arn(name)));
    }

    Iterable<FunctionPool> all() {
        return pools.values();
    }

    String arn(String name) {
        return account.arn("lambda", "function:" + name);
    }

    /** What was put over the API, else what the definition reserves. */
    OptionalInt reservedConcurrency(String name) {
        Integer put = reserved.get(name);
        int defined = get(name).function().reservedConcurrency();
        if (put != null) {
            return put < 0 ? OptionalInt.empty() : OptionalInt.of(put);
        }
        return defined == 0 ? OptionalInt.empty() : OptionalInt.of(defined);
    }

    void reserve(String name, int executions) {
        get(name);
        store.write(() -> reserved.put(name, executions));
    }

    /** Kept as a number below zero, because the definition may reserve some. */
    void reserveNothing(String name) {
        reserve(name, -1);
    }

    int limit(String name) {
        return reservedConcurrency(name).orElse(accountConcurrency);
    }

    Invoked invoke(String name, Invocation invocation) throws Throttled, InterruptedException {
        return get(name).invoke(invocation, limit(name));
    }

    @Override
    public Optional<Duration> timeout(String function) {
        return find(function).map(FunctionPool::function).map(FunctionDefinition::timeout);
    }

    @Override
    public Result invoke(String function, String event) throws Throttled, InterruptedException {
        String id = UUID.randomUUID().toString();
        return invoke(function, new Invocation(id, arn(function), event)).result();
    }

    @Override
    public void close() {
        pools.values().forEach(FunctionPool::close);
    }
}
