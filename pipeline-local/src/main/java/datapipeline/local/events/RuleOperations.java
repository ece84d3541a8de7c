package datapipeline.local.events;

import datapipeline.local.account.Account;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/** The part of the API that is about rules. */
interface RuleOperations extends EventBridgeClient {
    EventRules rules();

    Tags tags();

    ScheduleTicker ticker();

    Account account();

    @Override
    default PutRuleResponse putRule(PutRuleRequest request) {
        EventRule rule = rule(request);
        if (!rules().hasBus(rule.bus())) {
            throw EventErrors.noBus(rule.bus());
        }
        if (rule.pattern() == null && rule.schedule() == null) {
            throw EventErrors.invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }
        if (rule.schedule() != null && !rule.bus().equals(EventRule.DEFAULT_BUS)) {
            throw EventErrors.invalid("ScheduleExpression is supported only on the default event bus.");
        }
        rule.times();
        if (rule.pattern() != null) {
            EventRules.check(rule.pattern());
        }
        rules().put(rule);
        ticker().changed(rule);
        tags().put(rule.arn(account()), request.tags());
        return PutRuleResponse.builder().ruleArn(rule.arn(account())).build();
    }

    private static EventRule rule(PutRuleRequest request) {
        if (request.name() == null || !request.name().matches("[.\\-_A-Za-z0-9]{1,64}")) {
            throw EventErrors.invalid("\"%s\" cannot be a rule's name".formatted(request.name()));
        }
        return new EventRule(
                BusName.in(request.eventBusName()),
                request.name(),
                request.eventPattern(),
                request.scheduleExpression(),
                request.state() != RuleState.DISABLED,
                request.description(),
                request.roleArn());
    }

    @Override
    default DescribeRuleResponse describeRule(DescribeRuleRequest request) {
        EventRule rule = rules().get(BusName.in(request.eventBusName()), request.name());
        return DescribeRuleResponse.builder()
                .name(rule.name())
                .arn(rule.arn(account()))
                .eventBusName(rule.bus())
                .eventPattern(rule.pattern())
                .scheduleExpression(rule.schedule())
                .state(rule.state())
                .description(rule.description())
                .roleArn(rule.roleArn())
                .createdBy(account().id())
                .build();
    }

    @Override
    default ListRulesResponse listRules(ListRulesRequest request) {
        String bus = BusName.in(request.eventBusName());
        if (!rules().hasBus(bus)) {
            throw EventErrors.noBus(bus);
        }
        List<Rule> all = rules().on(bus).stream()
                .filter(rule -> request.namePrefix() == null || rule.name().startsWith(request.namePrefix()))
                .map(this::describe)
                .toList();
        Page<Rule> page = Page.of(all, request.nextToken(), request.limit());
        return ListRulesResponse.builder()
                .rules(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private Rule describe(EventRule rule) {
        return Rule.builder()
                .name(rule.name())
                .arn(rule.arn(account()))
                .eventBusName(rule.bus())
                .eventPattern(rule.pattern())
                .scheduleExpression(rule.schedule())
                .state(rule.state())
                .description(rule.description())
                .roleArn(rule.roleArn())
                .build();
    }

    @Override
    default EnableRuleResponse enableRule(EnableRuleRequest request) {
        change(rules().get(BusName.in(request.eventBusName()), request.name()).with(true));
        return EnableRuleResponse.builder().build();
    }

    @Override
    default DisableRuleResponse disableRule(DisableRuleRequest request) {
        change(rules().get(BusName.in(request.eventBusName()), request.name()).with(false));
        return DisableRuleResponse.builder().build();
    }

    private void change(EventRule rule) {
        rules().put(rule);
        ticker().changed(rule);
    }

    /** A rule that is not there is deleted without complaint, as on AWS. */
    @Override
    default DeleteRuleResponse deleteRule(DeleteRuleRequest request) {
        rules().find(BusName.in(request.eventBusName()), request.name()).ifPresent(rule -> {
            if (!rules().targets(rule).isEmpty()) {
                throw EventErrors.invalid("Rule can't be deleted since it has targets.");
            }
            rules().remove(rule);
            ticker().changed(rule);
        });
        return DeleteRuleResponse.builder().build();
    }
}
