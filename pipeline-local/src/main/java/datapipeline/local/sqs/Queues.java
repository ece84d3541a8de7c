package datapipeline.local.sqs;

import datapipeline.local.account.Account;
import datapipeline.local.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** All queues, by name. */
final class Queues implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Queues.class.getName());

    private final Store store;
    private final Account account;
    private final MVMap<String, String> kept;
    private final MessageStore messages;
    private final ConcurrentSkipListMap<String, Queue> byName = new ConcurrentSkipListMap<>();
    /** Keeps a queue from being deleted while messages are on their way into it. */
    private final ReentrantReadWriteLock which = new ReentrantReadWriteLock();

    /** Opens all that an earlier process left. */
    Queues(Store store, Account account, long now) {
        this.store = store;
        this.account = account;
        this.kept = store.map("sqs.queues");
        this.messages = new MessageStore(store, now);
        kept.forEach((name, line) -> byName.put(name, open(name, QueueDescription.read(name, line))));
        messages.forEach((name, message) -> restore(name, message, now));
    }

    private Queue open(String name, QueueDescription description) {
        return new Queue(name, description, new QueueContents(name, messages), new Deduplication(store, name));
    }

    private void restore(String name, QueuedMessage message, long now) {
        @Nullable Queue queue = byName.get(name);
        if (queue == null) {
            LOG.log(Level.WARNING, () -> "the store has a message of queue %s, which does not exist".formatted(name));
        } else {
            queue.restore(message, now);
        }
    }

    /** Changes messages: afterwards the change is kept. All queues stay what they are meanwhile. */
    <T> T change(Supplier<T> work) {
        return store.write(() -> holding(which.readLock(), work));
    }

    /** Changes the queues themselves. */
    <T> T changeQueues(Supplier<T> work) {
        return store.write(() -> holding(which.writeLock(), work));
    }

    private static <T> T holding(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** @throws software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException if there is none with this URL */
    Queue get(@Nullable String url) {
        if (url == null) {
            throw SqsErrors.missing("QueueUrl");
        }
        return find(Account.nameIn(url)).orElseThrow(SqsErrors::noQueue);
    }

    Optional<Queue> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Only ARNs of this account and region name a queue. */
    Optional<Queue> findByArn(String arn) {
        return find(Account.nameIn(arn)).filter(queue -> arn(queue).equals(arn));
    }

    /** In the order of names. */
    Collection<Queue> all() {
        return byName.values();
    }

    String arn(Queue queue) {
        return arn(queue.name());
    }

    String arn(String queueName) {
        return account.arn("sqs", queueName);
    }

    String url(Queue queue) {
        return account.queueUrl(queue.name());
    }

    /** A place behind all messages there are. */
    long newKey() {
        return messages.newKey();
    }

    String accountId() {
        return account.id();
    }

    Queue create(String name, QueueDescription description) {
        Queue queue = open(name, description);
        byName.put(name, queue);
        kept.put(name, description.line());
        return queue;
    }

    void describe(Queue queue, QueueDescription description) {
        queue.describe(description);
        kept.put(queue.name(), description.line());
    }

    void delete(Queue queue) {
        byName.remove(queue.name());
        kept.remove(queue.name());
        queue.remove();
    }

    /** Lets everybody who waits for a message go. */
    @Override
    public void close() {
        byName.values().forEach(queue -> queue.contents().end());
    }
}
