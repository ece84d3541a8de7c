package datapipeline.local.events;

import datapipeline.local.account.Account;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/**
 * A rule: which events, or which times, concern its targets.
 *
 * @param pattern what an event must look like, if the rule is for events
 * @param schedule {@code rate(…)} or {@code cron(…)}, if the rule is for times
 */
record EventRule(
        String bus,
        String name,
        @Nullable String pattern,
        @Nullable String schedule,
        boolean enabled,
        @Nullable String description,
        @Nullable String roleArn) {
    static final String DEFAULT_BUS = "default";

    /** {@code …:rule/name} on the default bus, {@code …:rule/bus/name} on any other. */
    String arn(Account account) {
        return account.arn("events", "rule/" + (bus.equals(DEFAULT_BUS) ? "" : bus + "/") + name);
    }

    /** Where it lies in the store. */
    String key() {
        return key(bus, name);
    }

    static String key(String bus, String name) {
        return bus + "|" + name;
    }

    RuleState state() {
        return enabled ? RuleState.ENABLED : RuleState.DISABLED;
    }

    Optional<Schedule> times() {
        return Optional.ofNullable(schedule).map(Schedule::parse);
    }

    EventRule with(boolean nowEnabled) {
        return new EventRule(bus, name, pattern, schedule, nowEnabled, description, roleArn);
    }
}
