package datapipeline.local.cloudwatch.alarm;

import java.time.Instant;

/**
 * The state of an alarm, and why it is in it.
 *
 * @param reasonData the same as JSON; empty if there is none
 * @param updated when value or reason changed, in milliseconds since 1970
 * @param transitioned when the value changed, in milliseconds since 1970
 */
record State(Value value, String reason, String reasonData, long updated, long transitioned) {

    /** As CloudWatch spells them. */
    enum Value {
        OK,
        ALARM,
        INSUFFICIENT_DATA
    }

    static State initial(Instant now) {
        return new State(
                Value.INSUFFICIENT_DATA,
                "Unchecked: Initial alarm creation",
                "",
                now.toEpochMilli(),
                now.toEpochMilli());
    }

    State to(Verdict verdict, Instant now) {
        return new State(
                verdict.value(),
                verdict.reason(),
                verdict.reasonData(),
                now.toEpochMilli(),
                verdict.value() == value ? transitioned : now.toEpochMilli());
    }
}
