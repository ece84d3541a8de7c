package datapipeline.services.quota;

import datapipeline.handlers.aws.Environment;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Calls of a service, each under a permit; what only asks for patience is told from what went wrong. */
public final class GuardedCalls {
    private static final Duration UNTIL_A_PERMIT_IS_FREE = Duration.ofSeconds(2);
    private static final Duration UNTIL_THE_SERVICE_HAS_RECOVERED = Duration.ofSeconds(5);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** Those that the SDK takes for errors, because they mean a number of jobs and no rate. */
    private static final Set<String> ALSO_PATIENCE =
            Set.of("LimitExceededException", "TooManyRequestsException", "ThrottlingException");

    private final Permits permits;
    private final Environment environment;

    /** @param environment which may set how many permits there are */
    public GuardedCalls(Permits permits, Environment environment) {
        this.permits = permits;
        this.environment = environment;
    }

    /**
     * Calls once there is a permit. The SDK tries a throttled call again by itself, with pauses, under the same permit.
     *
     * @throws Busy when there is no permit, or the service is too busy still
     * @throws AwsServiceException what the service says about the request itself
     */
    public <T> T call(Limit limit, Supplier<T> call) throws Busy {
        Permits.Permit permit = permit(limit);
        try {
            return call.get();
        } catch (AwsServiceException e) {
            if (asksForPatience(e)) {
                throw new Busy(
                        "%s is busy: %s".formatted(limit.operation(), e.getMessage()),
                        UNTIL_THE_SERVICE_HAS_RECOVERED,
                        e);
            }
            throw e;
        } finally {
            giveBack(permit);
        }
    }

    private Permits.Permit permit(Limit limit) throws Busy {
        Optional<Permits.Permit> permit;
        try {
            permit = permits.take(limit.in(environment));
        } catch (SdkException e) {
            throw new Busy("nobody can say who may call " + limit.operation(), UNTIL_THE_SERVICE_HAS_RECOVERED, e);
        }
        return permit.orElseThrow(
                () -> new Busy("no permit for %s is free".formatted(limit.operation()), UNTIL_A_PERMIT_IS_FREE));
    }

    /** What cannot be given back ends by itself; the answer that was paid for counts. */
    private static void giveBack(Permits.Permit permit) {
        try {
            permit.close();
        } catch (SdkException e) {
            System.getLogger(GuardedCalls.class.getName())
                    .log(System.Logger.Level.DEBUG, "a permit was not given back, and ends by itself", e);
        }
    }

    private static boolean asksForPatience(AwsServiceException e) {
        return e.isThrottlingException()
                || e.statusCode() == TOO_MANY_REQUESTS
                || e.statusCode() >= SERVER_ERROR && e.statusCode() != 501
                || e.awsErrorDetails() != null
                        && ALSO_PATIENCE.contains(e.awsErrorDetails().errorCode());
    }
}
