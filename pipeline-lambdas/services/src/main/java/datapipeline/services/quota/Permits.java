package datapipeline.services.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Permits of all functions together, as leases in a table: {@code pk} is {@code PERMIT#} and the operation, {@code sk}
 * the number of the permit. A permit is taken by a conditional write, so two cannot have it; and it ends by itself, so
 * one whose holder died is free again. It is a lease and no counter: a counter that was not counted down stays wrong.
 */
public final class Permits {
    /** Longer than any call may take, and what the clocks of two functions may differ. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** A permit that was used stays taken for the rest of its second, which makes so many calls a second of so many permits. */
    static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Whoever is beaten to a permit so often comes again later: many others want them. */
    private static final int TRIES = 3;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final InstantSource clock;

    /** @param table whose keys are {@code pk} and {@code sk} */
    public Permits(DynamoDbClient dynamoDb, String table, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    /** A permit for one call, if any is free; close it when the call is over. */
    public Optional<Permit> take(Limit limit) {
        Instant now = clock.instant();
        List<Integer> free = free(limit, now);
        Collections.shuffle(free);
        return free.stream()
                .limit(TRIES)
                .map(number -> new Permit(limit, number, UUID.randomUUID().toString(), now))
                .filter(permit -> write(
                        permit, now.plus(LEASE), "attribute_not_exists(pk) OR #asked <= :asked", "until", millis(now)))
                .findFirst();
    }

    private List<Integer> free(Limit limit, Instant now) {
        Set<String> taken = new HashSet<>();
        dynamoDb.queryPaginator(request -> request.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk")
                        .filterExpression("#until > :now")
                        .expressionAttributeNames(Map.of("#until", "until"))
                        .expressionAttributeValues(
                                Map.of(":pk", AttributeValue.fromS(partition(limit)), ":now", millis(now))))
                .items()
                .forEach(item -> taken.add(
                        item.getOrDefault("sk", AttributeValue.fromS("")).s()));
        List<Integer> free = new ArrayList<>();
        for (int number = 0; number < limit.permits(); number++) {
            if (!taken.contains(key(number))) {
                free.add(number);
            }
        }
        return free;
    }

    /**
     * @param condition in which {@code #asked} stands for the attribute, and {@code :asked} for the value
     * @return false when it did not hold
     */
    private boolean write(Permit permit, Instant until, String condition, String attribute, AttributeValue value) {
        try {
            dynamoDb.putItem(request -> request.tableName(table)
                    .item(Map.of(
                            "pk", AttributeValue.fromS(partition(permit.limit)),
                            "sk", AttributeValue.fromS(key(permit.number)),
                            "holder", AttributeValue.fromS(permit.holder),
                            "until", millis(until),
                            "ttl",
                                    AttributeValue.fromN(Long.toString(
                                            until.plus(Duration.ofDays(1)).getEpochSecond()))))
                    .conditionExpression(condition)
                    .expressionAttributeNames(Map.of("#asked", attribute))
                    .expressionAttributeValues(Map.of(":asked", value)));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    private static String partition(Limit limit) {
        return "PERMIT#" + limit.operation();
    }

    private static String key(int number) {
        return "%04d".formatted(number);
    }

    private static AttributeValue millis(Instant moment) {
        return AttributeValue.fromN(Long.toString(moment.toEpochMilli()));
    }

    /** The right to make one call now. */
    public final class Permit implements AutoCloseable {
        private final Limit limit;
        private final int number;
        private final String holder;
        private final Instant taken;

        private Permit(Limit limit, int number, String holder, Instant taken) {
            this.limit = limit;
            this.number = number;
            this.holder = holder;
            this.taken = taken;
        }

        /** Gives it back; one that ended meanwhile, and that somebody else has now, stays with them. */
        @Override
        public void close() {
            write(this, taken.plus(SHORTEST), "#asked = :asked", "holder", AttributeValue.fromS(holder));
        }
    }
}
