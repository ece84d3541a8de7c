package datapipeline.local.cloudwatch.alarm;

import datapipeline.local.cloudwatch.alarm.History.Kind;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Takes alarms from one state to another, and tells of it in the same change. */
final class Transitions {
    private final Alarms alarms;
    private final History history;
    private final Announcements announcements;
    private final Bystanders bystanders;

    Transitions(Alarms alarms, History history, Announcements announcements, Bystanders bystanders) {
        this.alarms = alarms;
        this.history = history;
        this.announcements = announcements;
        this.bystanders = bystanders;
    }

    /** Does nothing for an alarm that is gone, and tells nothing while the value stays. */
    void apply(String name, Verdict verdict, Instant now) {
        alarms.change(() -> {
            alarms.find(name).ifPresent(alarm -> apply(alarm, verdict, now));
            return true;
        });
    }

    private void apply(Alarm alarm, Verdict verdict, Instant now) {
        State before = alarm.state();
        if (before.value() == verdict.value()) {
            return;
        }
        Alarm changed = alarm.in(before.to(verdict, now));
        alarms.put(changed);
        history.add(
                changed,
                now,
                Kind.STATE,
                "Alarm updated from %s to %s".formatted(before.value(), verdict.value()),
                data(before, changed.state()));
        bystanders.event(
                now, "CloudWatch Alarm State Change", List.of(changed.arn()), announcements.detail(changed, before));
        if (changed.actionsEnabled()) {
            String message = announcements.message(changed, before, children(changed));
            changed.actions().forEach(action -> act(changed, action, message, now));
        }
    }

    private List<Alarm> children(Alarm alarm) {
        String rule = alarm.watch().rule();
        return rule == null
                ? List.of()
                : AlarmRule.children(rule).stream()
                        .flatMap(child -> alarms.find(child).stream())
                        .filter(child -> child.state().value() == State.Value.ALARM)
                        .toList();
    }

    /** An action that cannot be done is told in the history, where AWS tells it too. */
    private void act(Alarm alarm, String action, String message, Instant now) {
        try {
            bystanders.act(action, announcements.subject(alarm), message);
            history.add(alarm, now, Kind.ACTION, "Successfully executed action " + action, "{}");
        } catch (RuntimeException e) {
            System.getLogger(Transitions.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            () -> "action %s of alarm %s failed".formatted(action, alarm.name()),
                            e);
            history.add(
                    alarm,
                    now,
                    Kind.ACTION,
                    "Failed to execute action %s. Received error: \"%s\"".formatted(action, e.getMessage()),
                    "{}");
        }
    }

    private static String data(State before, State after) {
        ObjectNode data = Alarms.JSON.createObjectNode().put("version", "1.0");
        state(data.putObject("oldState"), before);
        state(data.putObject("newState"), after);
        return Alarms.JSON.writeValueAsString(data);
    }

    private static void state(ObjectNode node, State state) {
        node.put("stateValue", state.value().name()).put("stateReason", state.reason());
        if (!state.reasonData().isEmpty()) {
            node.set("stateReasonData", Alarms.JSON.readTree(state.reasonData()));
        }
    }
}
