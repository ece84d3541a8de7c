package datapipeline.local.events;

import datapipeline.local.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.RuleCompiler;
import tools.jackson.core.type.TypeReference;

/** Buses, their rules and the rules' targets, as they lie in the store; and for each bus what its rules match. */
final class EventRules {
    private static final int TARGETS_PER_RULE = 5;

    private final Store store;
    private final MVMap<String, String> buses;
    private final MVMap<String, String> rules;
    private final MVMap<String, String> targets;
    private final Map<String, Machine> matchers = new ConcurrentHashMap<>();

    EventRules(Store store) {
        this.store = store;
        this.buses = store.map("events.buses");
        this.rules = store.map("events.rules");
        this.targets = store.map("events.targets");
    }

    /** The names of all buses, the default one among them. */
    List<String> buses() {
        List<String> names = new ArrayList<>(buses.keySet());
        names.add(EventRule.DEFAULT_BUS);
        names.sort(null);
        return names;
    }

    boolean hasBus(String name) {
        return name.equals(EventRule.DEFAULT_BUS) || buses.containsKey(name);
    }

    String description(String bus) {
        return buses.getOrDefault(bus, "");
    }

    void putBus(String name, String description) {
        store.write(() -> buses.put(name, description));
    }

    void removeBus(String name) {
        store.write(() -> buses.remove(name));
    }

    List<EventRule> on(String bus) {
        return all().stream().filter(rule -> rule.bus().equals(bus)).toList();
    }

    List<EventRule> all() {
        return rules.values().stream().map(EventRules::read).toList();
    }

    Optional<EventRule> find(String bus, String name) {
        return Optional.ofNullable(rules.get(EventRule.key(bus, name))).map(EventRules::read);
    }

    EventRule get(String bus, String name) {
        if (!hasBus(bus)) {
            throw EventErrors.noBus(bus);
        }
        return find(bus, name)
                .orElseThrow(() -> EventErrors.notFound("Rule %s does not exist on EventBus %s.".formatted(name, bus)));
    }

    void put(EventRule rule) {
        store.write(() -> rules.put(rule.key(), AwsEvent.JSON.writeValueAsString(rule)));
        matchers.remove(rule.bus());
    }

    void remove(EventRule rule) {
        store.write(() -> rules.remove(rule.key()));
        matchers.remove(rule.bus());
    }

    List<RuleTarget> targets(EventRule rule) {
        String line = targets.get(rule.key());
        return line == null ? List.of() : AwsEvent.JSON.readValue(line, new TypeReference<List<RuleTarget>>() {});
    }

    /** Adds targets, in place of those with the same id. */
    void putTargets(EventRule rule, List<RuleTarget> more) {
        store.write(() -> {
            List<String> ids = more.stream().map(RuleTarget::id).toList();
            List<RuleTarget> all = new ArrayList<>(targets(rule));
            all.removeIf(target -> ids.contains(target.id()));
            all.addAll(more);
            if (all.size() > TARGETS_PER_RULE) {
                throw EventErrors.tooMany("The requested resource exceeds the maximum number allowed.");
            }
            targets.put(rule.key(), AwsEvent.JSON.writeValueAsString(all));
        });
    }

    void removeTargets(EventRule rule, List<String> ids) {
        store.write(() -> {
            List<RuleTarget> left = targets(rule).stream()
                    .filter(target -> !ids.contains(target.id()))
                    .toList();
            if (left.isEmpty()) {
                targets.remove(rule.key());
            } else {
                targets.put(rule.key(), AwsEvent.JSON.writeValueAsString(left));
            }
        });
    }

    /** The enabled rules of a bus that an event matches. */
    List<EventRule> matching(String bus, String event) {
        try {
            return matcher(bus).rulesForJSONEvent(event).stream()
                    .flatMap(name -> find(bus, name).stream())
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException("an event could not be matched: " + event, e);
        }
    }

    /** A matcher is made anew after each change, so that no event ever meets one that is half changed. */
    private Machine matcher(String bus) {
        return matchers.computeIfAbsent(bus, key -> {
            Machine machine = new Machine();
            for (EventRule rule : on(key)) {
                if (rule.enabled() && rule.pattern() != null) {
                    add(machine, rule.name(), rule.pattern());
                }
            }
            return machine;
        });
    }

    private static void add(Machine machine, String name, String pattern) {
        try {
            machine.addRule(name, pattern);
        } catch (IOException e) {
            throw new IllegalStateException("rule %s was kept with a pattern that cannot be read".formatted(name), e);
        }
    }

    /** @throws software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException when it is no pattern */
    static void check(String pattern) {
        String fault = RuleCompiler.check(pattern);
        if (fault != null) {
            throw EventErrors.invalidPattern("Event pattern is not valid. Reason: " + fault);
        }
    }

    private static EventRule read(String line) {
        return AwsEvent.JSON.readValue(line, EventRule.class);
    }
}
