package datapipeline.local.events;

import datapipeline.local.account.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;
import tools.jackson.core.JacksonException;

/** The part of the API that is about the targets of rules. */
interface TargetOperations extends EventBridgeClient {
    Set<String> SERVICES = Set.of("lambda", "sqs", "sns", "events");

    EventRules rules();

    Account account();

    /** A target that cannot be is answered as a failed entry; the others are put. */
    @Override
    default PutTargetsResponse putTargets(PutTargetsRequest request) {
        EventRule rule = rules().get(BusName.in(request.eventBusName()), request.rule());
        List<RuleTarget> good = new ArrayList<>();
        List<PutTargetsResultEntry> failed = new ArrayList<>();
        for (Target target : request.targets()) {
            try {
                good.add(checked(target));
            } catch (EventBridgeException e) {
                failed.add(PutTargetsResultEntry.builder()
                        .targetId(target.id())
                        .errorCode(e.awsErrorDetails().errorCode())
                        .errorMessage(e.awsErrorDetails().errorMessage())
                        .build());
            }
        }
        rules().putTargets(rule, good);
        return PutTargetsResponse.builder()
                .failedEntryCount(failed.size())
                .failedEntries(failed)
                .build();
    }

    private static RuleTarget checked(Target target) {
        String arn = target.arn() == null ? "" : target.arn();
        String[] parts = arn.split(":", 6);
        if (parts.length < 6 || !SERVICES.contains(parts[2])) {
            throw EventErrors.invalid(
                    "Parameter %s is not valid. Reason: only functions, queues, topics and event buses ".formatted(arn)
                            + "can be targets here.");
        }
        if (parts[2].equals("sqs") && parts[5].endsWith(".fifo") && target.sqsParameters() == null) {
            throw EventErrors.invalid(
                    "Parameter(s) SqsParameters must be specified for target: %s.".formatted(target.id()));
        }
        if (target.input() != null) {
            try {
                AwsEvent.JSON.readTree(target.input());
            } catch (JacksonException e) {
                throw EventErrors.invalid("JSON syntax error in input for target %s".formatted(target.id()));
            }
        }
        return RuleTarget.of(target);
    }

    @Override
    default RemoveTargetsResponse removeTargets(RemoveTargetsRequest request) {
        EventRule rule = rules().get(BusName.in(request.eventBusName()), request.rule());
        rules().removeTargets(rule, request.ids());
        return RemoveTargetsResponse.builder()
                .failedEntryCount(0)
                .failedEntries(List.of())
                .build();
    }

    @Override
    default ListTargetsByRuleResponse listTargetsByRule(ListTargetsByRuleRequest request) {
        EventRule rule = rules().get(BusName.in(request.eventBusName()), request.rule());
        List<Target> all =
                rules().targets(rule).stream().map(RuleTarget::describe).toList();
        Page<Target> page = Page.of(all, request.nextToken(), request.limit());
        return ListTargetsByRuleResponse.builder()
                .targets(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    default ListRuleNamesByTargetResponse listRuleNamesByTarget(ListRuleNamesByTargetRequest request) {
        List<String> all = rules().on(BusName.in(request.eventBusName())).stream()
                .filter(rule -> rules().targets(rule).stream()
                        .anyMatch(target -> target.arn().equals(request.targetArn())))
                .map(EventRule::name)
                .toList();
        Page<String> page = Page.of(all, request.nextToken(), request.limit());
        return ListRuleNamesByTargetResponse.builder()
                .ruleNames(page.items())
                .nextToken(page.nextToken())
                .build();
    }
}
