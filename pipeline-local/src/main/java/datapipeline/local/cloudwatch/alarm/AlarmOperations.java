package datapipeline.local.cloudwatch.alarm;

import datapipeline.local.account.Account;
import datapipeline.local.cloudwatch.alarm.History.Kind;
import datapipeline.local.cloudwatch.metric.CloudWatchErrors;
import datapipeline.local.cloudwatch.metric.MetricId;
import datapipeline.local.cloudwatch.metric.MetricQueries;
import datapipeline.local.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;

/** The operations on alarms, and their evaluation. */
public final class AlarmOperations {
    private static final int MOST_RECORDS = 100;

    private final Account account;
    private final InstantSource clock;
    private final Alarms alarms;
    private final History history;
    private final Transitions transitions;
    private final Evaluator evaluator;

    public AlarmOperations(
            Store store, Account account, InstantSource clock, MetricQueries metrics, Bystanders bystanders) {
        this.account = account;
        this.clock = clock;
        this.alarms = new Alarms(store);
        this.history = new History(store);
        this.transitions = new Transitions(alarms, history, new Announcements(account), bystanders);
        this.evaluator = new Evaluator(alarms, new MetricEvaluation(metrics), transitions, clock);
    }

    /** Looks at all alarms; it is done every minute. */
    public void evaluate() {
        evaluator.evaluate();
    }

    public void put(PutMetricAlarmRequest request) {
        String name = CloudWatchErrors.required(request.alarmName(), "AlarmName");
        Watch watch = Requests.watch(request);
        put(new Alarm(
                name,
                account.arn("cloudwatch", "alarm:" + name),
                Requests.orEmpty(request.alarmDescription()),
                !Boolean.FALSE.equals(request.actionsEnabled()),
                request.okActions(),
                request.alarmActions(),
                request.insufficientDataActions(),
                watch,
                State.initial(clock.instant()),
                clock.millis(),
                Requests.tags(request.tags())));
    }

    public void put(PutCompositeAlarmRequest request) {
        String name = CloudWatchErrors.required(request.alarmName(), "AlarmName");
        if (request.actionsSuppressor() != null) {
            throw CloudWatchErrors.invalid("The embedded CloudWatch has no ActionsSuppressor");
        }
        String rule = CloudWatchErrors.required(request.alarmRule(), "AlarmRule");
        for (String child : AlarmRule.children(rule)) {
            if (alarms.find(child).isEmpty()) {
                throw CloudWatchErrors.invalid(
                        "Could not save the composite alarm as alarm %s in the alarm rule does not exist"
                                .formatted(child));
            }
        }
        put(new Alarm(
                name,
                account.arn("cloudwatch", "alarm:" + name),
                Requests.orEmpty(request.alarmDescription()),
                !Boolean.FALSE.equals(request.actionsEnabled()),
                request.okActions(),
                request.alarmActions(),
                request.insufficientDataActions(),
                Watch.composite(rule),
                State.initial(clock.instant()),
                clock.millis(),
                Requests.tags(request.tags())));
    }

    /** An alarm that is put again keeps its state and its tags. */
    private void put(Alarm alarm) {
        alarms.change(() -> {
            boolean update = alarms.find(alarm.name()).isPresent();
            Alarm kept = alarms.find(alarm.name())
                    .map(before -> alarm.in(before.state()).tagged(before.tags()))
                    .orElse(alarm);
            alarms.put(kept);
            history.add(
                    kept,
                    clock.instant(),
                    Kind.CONFIGURATION,
                    "Alarm \"%s\" %s".formatted(alarm.name(), update ? "updated" : "created"),
                    "{}");
            return true;
        });
    }

    public void delete(List<String> names) {
        alarms.change(() -> {
            for (String name : names) {
                alarms.find(name).ifPresent(alarm -> {
                    history.add(
                            alarm, clock.instant(), Kind.CONFIGURATION, "Alarm \"%s\" deleted".formatted(name), "{}");
                    alarms.remove(name);
                });
            }
            return true;
        });
    }

    public void enableActions(List<String> names, boolean enabled) {
        alarms.change(() -> {
            names.forEach(name -> alarms.find(name).ifPresent(alarm -> alarms.put(alarm.withActions(enabled))));
            return true;
        });
    }

    public void setState(SetAlarmStateRequest request) {
        Alarm alarm = alarms.get(request.alarmName());
        String reason = CloudWatchErrors.required(request.stateReason(), "StateReason");
        State.Value value = State.Value.valueOf(CloudWatchErrors.required(request.stateValueAsString(), "StateValue"));
        transitions.apply(
                alarm.name(), new Verdict(value, reason, Requests.orEmpty(request.stateReasonData())), clock.instant());
    }

    public DescribeAlarmsResponse describe(DescribeAlarmsRequest request) {
        List<Alarm> found = alarms.all().stream()
                .filter(alarm ->
                        request.alarmNames().isEmpty() || request.alarmNames().contains(alarm.name()))
                .filter(alarm ->
                        request.alarmNamePrefix() == null || alarm.name().startsWith(request.alarmNamePrefix()))
                .filter(alarm -> request.stateValue() == null
                        || request.stateValueAsString()
                                .equals(alarm.state().value().name()))
                .filter(alarm -> request.actionPrefix() == null
                        || alarm.allActions().anyMatch(action -> action.startsWith(request.actionPrefix())))
                .filter(ofType(request.alarmTypes()))
                .filter(alarm -> request.nextToken() == null || alarm.name().compareTo(request.nextToken()) > 0)
                .toList();
        int most = request.maxRecords() == null ? MOST_RECORDS : request.maxRecords();
        List<Alarm> page = found.subList(0, Math.min(most, found.size()));
        return DescribeAlarmsResponse.builder()
                .metricAlarms(page.stream()
                        .filter(alarm -> !alarm.watch().isComposite())
                        .map(Descriptions::metricAlarm)
                        .toList())
                .compositeAlarms(page.stream()
                        .filter(alarm -> alarm.watch().isComposite())
                        .map(Descriptions::compositeAlarm)
                        .toList())
                .nextToken(found.size() > most ? page.getLast().name() : null)
                .build();
    }

    /** Without a type, alarms on metrics alone: so AWS decided when there came others. */
    private static Predicate<Alarm> ofType(List<AlarmType> types) {
        return alarm -> types.isEmpty()
                ? !alarm.watch().isComposite()
                : types.contains(alarm.watch().isComposite() ? AlarmType.COMPOSITE_ALARM : AlarmType.METRIC_ALARM);
    }

    public List<MetricAlarm> forMetric(DescribeAlarmsForMetricRequest request) {
        MetricId metric = MetricId.of(request.namespace(), request.metricName(), request.dimensions());
        return alarms.all().stream()
                .filter(alarm -> alarm.watch().queries().stream().anyMatch(query -> watches(query, metric)))
                .map(Descriptions::metricAlarm)
                .toList();
    }

    private static boolean watches(KeptQuery query, MetricId metric) {
        KeptQuery.KeptMetric watched = query.metric();
        return watched != null && metric.equals(MetricId.of(watched.namespace(), watched.name(), watched.dimensions()));
    }

    public DescribeAlarmHistoryResponse history(DescribeAlarmHistoryRequest request) {
        List<History.Item> items = history.items(Requests.orEmpty(request.alarmName())).stream()
                .filter(item -> request.historyItemType() == null
                        || request.historyItemTypeAsString().equals(item.kind()))
                .filter(item -> isBetween(item.at(), request.startDate(), request.endDate()))
                .toList();
        return DescribeAlarmHistoryResponse.builder()
                .alarmHistoryItems((request.scanBy() == ScanBy.TIMESTAMP_ASCENDING ? items.reversed() : items)
                        .stream()
                                .limit(Objects.requireNonNullElse(request.maxRecords(), MOST_RECORDS))
                                .map(Descriptions::historyItem)
                                .toList())
                .build();
    }

    private static boolean isBetween(long at, @Nullable Instant from, @Nullable Instant to) {
        return (from == null || at >= from.toEpochMilli()) && (to == null || at <= to.toEpochMilli());
    }
}
