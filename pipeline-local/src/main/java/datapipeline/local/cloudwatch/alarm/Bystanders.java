package datapipeline.local.cloudwatch.alarm;

import java.time.Instant;
import java.util.List;

/** Who is told of alarms. Calls are part of the change that they tell of. */
public interface Bystanders {

    /** An event for the default bus, from {@code aws.cloudwatch}. */
    void event(Instant time, String detailType, List<String> resources, String detail);

    /**
     * Performs an action of an alarm.
     *
     * @throws RuntimeException if it cannot be done
     */
    void act(String actionArn, String subject, String message);
}
