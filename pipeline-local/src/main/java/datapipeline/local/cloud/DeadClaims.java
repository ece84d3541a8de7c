package datapipeline.local.cloud;

import datapipeline.handlers.aws.DynamoRuns;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.Runs;
import datapipeline.model.run.RunStatus;
import datapipeline.model.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The claims of workers that died with an earlier process. Functions here die together, so at a start nobody holds any;
 * on AWS a claim must run out first. That is why a claim may hold as long here as there, and a machine that is merely slow
 * loses none.
 *
 * @param clock the functions' own, not one that is moved
 */
record DeadClaims(DynamoDbClient dynamoDb, InstantSource clock) {
    /** Whatever is due by then has not ended. */
    private static final Duration EVER = Duration.ofDays(3650);

    /** Lets every claim run out now. Call it before a function is there to make one. */
    void release() {
        var records = new DynamoRuns(dynamoDb, Topology.DYNAMODB_INPUT);
        var runs = new Runs(records, "restart");
        Instant now = clock.instant();
        records.dueBefore(now.plus(EVER)).stream()
                .filter(DeadClaims::isClaimed)
                .forEach(run -> runs.change(
                        run,
                        current -> isClaimed(current)
                                ? Optional.of(current.renewed(
                                        now, Duration.ZERO, current.progress().done()))
                                : Optional.empty()));
    }

    private static boolean isClaimed(Run run) {
        return run.status() == RunStatus.PROCESSING;
    }
}
