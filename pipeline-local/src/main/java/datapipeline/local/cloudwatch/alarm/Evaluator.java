package datapipeline.local.cloudwatch.alarm;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;

/** Evaluates all alarms: those that watch metrics, then those that watch alarms, until these rest. */
final class Evaluator {
    private static final Logger LOG = System.getLogger(Evaluator.class.getName());
    /** How deep composite alarms may be nested for a change to reach the top in one evaluation. */
    private static final int DEEPEST = 5;

    private final Alarms alarms;
    private final MetricEvaluation metrics;
    private final Transitions transitions;
    private final InstantSource clock;

    Evaluator(Alarms alarms, MetricEvaluation metrics, Transitions transitions, InstantSource clock) {
        this.alarms = alarms;
        this.metrics = metrics;
        this.transitions = transitions;
        this.clock = clock;
    }

    void evaluate() {
        Instant now = clock.instant();
        List<Alarm> all = List.copyOf(alarms.all());
        all.stream().filter(alarm -> !alarm.watch().isComposite()).forEach(alarm -> evaluate(alarm, now));
        for (int i = 0; i < DEEPEST; i++) {
            all.stream().filter(alarm -> alarm.watch().isComposite()).forEach(alarm -> evaluate(alarm, now));
        }
    }

    /** An alarm that cannot be evaluated must not keep the others from it. */
    private void evaluate(Alarm alarm, Instant now) {
        try {
            verdict(alarm, now).ifPresent(verdict -> transitions.apply(alarm.name(), verdict, now));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> "alarm %s cannot be evaluated".formatted(alarm.name()), e);
        }
    }

    private Optional<Verdict> verdict(Alarm alarm, Instant now) {
        String rule = alarm.watch().rule();
        return rule == null ? metrics.evaluate(alarm, now) : Optional.of(composite(alarm, rule, now));
    }

    private Verdict composite(Alarm alarm, String rule, Instant now) {
        State.Value value =
                AlarmRule.holds(rule, name -> alarms.get(name).state().value()) ? State.Value.ALARM : State.Value.OK;
        Set<String> children = AlarmRule.children(rule);
        List<Alarm> triggering = children.stream()
                .flatMap(name -> alarms.find(name).stream())
                .filter(child -> value != State.Value.ALARM || child.state().value() == State.Value.ALARM)
                .toList();
        ArrayNode data = Alarms.JSON.createArrayNode();
        triggering.forEach(child -> data.addObject()
                .put("arn", child.arn())
                .putObject("state")
                .put("value", child.state().value().name())
                .put("timestamp", Times.inMessage(child.state().updated())));
        String reason = triggering.isEmpty()
                ? "%s was evaluated to %s".formatted(alarm.arn(), value)
                : "%s transitioned to %s at %s"
                        .formatted(
                                triggering.getFirst().arn(),
                                triggering.getFirst().state().value(),
                                Times.inCompositeReason(
                                        triggering.getFirst().state().updated()));
        return new Verdict(
                value,
                reason,
                Alarms.JSON.writeValueAsString(Alarms.JSON.createObjectNode().set("triggeringAlarms", data)));
    }
}
