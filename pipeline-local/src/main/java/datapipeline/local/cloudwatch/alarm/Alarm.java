package datapipeline.local.cloudwatch.alarm;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An alarm and its state.
 *
 * @param description empty if it has none
 * @param configured when it was put, in milliseconds since 1970
 */
record Alarm(
        String name,
        String arn,
        String description,
        boolean actionsEnabled,
        List<String> okActions,
        List<String> alarmActions,
        List<String> insufficientDataActions,
        Watch watch,
        State state,
        long configured,
        Map<String, String> tags) {

    Alarm {
        okActions = List.copyOf(okActions);
        alarmActions = List.copyOf(alarmActions);
        insufficientDataActions = List.copyOf(insufficientDataActions);
        tags = Map.copyOf(tags);
    }

    Alarm in(State other) {
        return with(actionsEnabled, other, tags);
    }

    Alarm withActions(boolean enabled) {
        return with(enabled, state, tags);
    }

    Alarm tagged(Map<String, String> others) {
        return with(actionsEnabled, state, others);
    }

    private Alarm with(boolean enabled, State inState, Map<String, String> withTags) {
        return new Alarm(
                name,
                arn,
                description,
                enabled,
                okActions,
                alarmActions,
                insufficientDataActions,
                watch,
                inState,
                configured,
                withTags);
    }

    /** What may be done at any change. */
    Stream<String> allActions() {
        return Stream.of(okActions, alarmActions, insufficientDataActions).flatMap(List::stream);
    }

    /** What is done when it comes into the state it is in. */
    List<String> actions() {
        return switch (state.value()) {
            case OK -> okActions;
            case ALARM -> alarmActions;
            case INSUFFICIENT_DATA -> insufficientDataActions;
        };
    }
}
