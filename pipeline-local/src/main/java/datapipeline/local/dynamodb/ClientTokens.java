package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.item.Refusal;
import datapipeline.local.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.h2.mvstore.MVMap;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Remembers for ten minutes which transactions were done under which client token, so that one which is sent again,
 * because the answer was lost, is not done again. The memory is part of the transaction's own change.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-apis-txwriteitems-idempotency">
 *     Idempotency</a>
 */
final class ClientTokens {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int STRIPES = 64;
    private static final int FORGOTTEN_AT_A_TIME = 1000;

    private final Store store;
    private final InstantSource clock;

    /** From a token to {@code <milliseconds since 1970> <digest of the request>}. */
    private final MVMap<String, String> done;

    /** {@code <milliseconds since 1970, 19 digits> <token>}, to find the old ones. */
    private final MVMap<String, Boolean> byTime;

    private final List<ReentrantLock> locks =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toList();

    ClientTokens(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.done = store.map("dynamodb.clientTokens");
        this.byTime = store.map("dynamodb.clientTokens.byTime");
    }

    /** Does the work unless it was done under this token; empty when it was. */
    <T> Optional<T> once(Optional<String> token, List<TransactWriteItem> request, Supplier<T> work) {
        if (token.isEmpty()) {
            return Optional.of(work.get());
        }
        String digest = digest(request);
        return store.write(() -> {
            ReentrantLock lock = locks.get(Math.floorMod(token.get().hashCode(), STRIPES));
            lock.lock();
            try {
                return onceLocked(token.get(), digest, work);
            } finally {
                lock.unlock();
            }
        });
    }

    private <T> Optional<T> onceLocked(String token, String digest, Supplier<T> work) {
        String[] before = Optional.ofNullable(done.get(token)).orElse("0 ").split(" ", 2);
        boolean remembered =
                Long.parseLong(before[0]) > clock.instant().minus(REMEMBERED).toEpochMilli();
        if (remembered && !before[1].equals(digest)) {
            throw Refusal.tokenMismatch();
        }
        if (remembered) {
            return Optional.empty();
        }
        T result = work.get();
        long now = clock.millis();
        done.put(token, now + " " + digest);
        byTime.put("%019d %s".formatted(now, token), true);
        return Optional.of(result);
    }

    private static String digest(List<TransactWriteItem> request) {
        try {
            byte[] text = request.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Forgets what nobody will ask for any more. */
    void forgetOld() {
        String oldest = "%019d".formatted(clock.instant().minus(REMEMBERED).toEpochMilli());
        String first = byTime.firstKey();
        if (first != null && first.compareTo(oldest) < 0) {
            store.write(() -> forgetBefore(oldest));
        }
    }

    private void forgetBefore(String oldest) {
        String first = byTime.firstKey();
        for (int i = 0; i < FORGOTTEN_AT_A_TIME && first != null && first.compareTo(oldest) < 0; i++) {
            String token = first.substring(oldest.length() + 1);
            byTime.remove(first);
            done.computeIfPresent(token, (any, entry) -> isOlder(entry, oldest) ? null : entry);
            first = byTime.firstKey();
        }
    }

    /** A token that came again after its ten minutes has a younger entry by now. */
    private static boolean isOlder(String entry, String oldest) {
        return Long.parseLong(entry.split(" ", 2)[0]) < Long.parseLong(oldest);
    }
}
