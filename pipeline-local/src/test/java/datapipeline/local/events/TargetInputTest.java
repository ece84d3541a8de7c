package datapipeline.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.account.Account;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.eventbridge.model.Target;

class TargetInputTest {
    private static final EventRule RULE = new EventRule("default", "done", "{}", null, true, null, null);
    private static final String EVENT = """
            {"id":"1","source":"aws.ec2","resources":["arn:one","arn:two"],
             "detail":{"instance-id":"i-0123456789","state":"RUNNING","count":3,"tags":{"a":"b"},
                       "disks":[{"size":1},{"size":2}]}}
            """;

    private static String input(Target target) {
        return TargetInput.of(
                RuleTarget.of(target.toBuilder().id("1").arn(Events.FUNCTION).build()),
                RULE,
                Account.on(4566),
                EVENT,
                Events.START);
    }

    private static String filled(String template) {
        return input(Target.builder()
                .inputTransformer(i -> i.inputTemplate(template)
                        .inputPathsMap(Map.of(
                                "instance", "$.detail.instance-id",
                                "state", "$.detail.state",
                                "count", "$.detail.count",
                                "tags", "$.detail.tags",
                                "absent", "$.detail.nothing")))
                .build());
    }

    @Test
    void sendsTheEventItselfUnlessToldOtherwise() {
        assertThat(input(Target.builder().build())).isEqualTo(EVENT);
        assertThat(input(Target.builder().input("{\"always\":\"this\"}").build()))
                .isEqualTo("{\"always\":\"this\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "$.detail.state          | \"RUNNING\"",
                "$.detail.tags           | {\"a\":\"b\"}",
                "$.resources[1]          | \"arn:two\"",
                "$.detail.disks[0].size  | 1",
                "$.detail.disks[*].size  | [1,2]",
                "$.detail.nothing        | null"
            })
    void sendsThePartThatThePathNames(String path, String expected) {
        assertThat(input(Target.builder().inputPath(path).build())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"instance <instance> is in <state>\"     | \"instance i-0123456789 is in RUNNING\"",
                "\"is \\\"<state>\\\" now\"                | \"is \\\"RUNNING\\\" now\"",
                "{\"instance\": <instance>, \"n\": <count>} | {\"instance\": \"i-0123456789\", \"n\": 3}",
                "{\"state\": \"<state>\"}                  | {\"state\": \"RUNNING\"}",
                "{\"tags\": <tags>}                        | {\"tags\": {\"a\":\"b\"}}",
                "\"tags are <tags>\"                       | \"tags are {a:b}\"",
                "\"nothing: <absent>.\"                    | \"nothing: .\"",
                "\"<aws.events.rule-name>\"                | \"done\"",
                "<aws.events.rule-arn>                     | \"arn:aws:events:us-east-1:000000000000:rule/done\"",
                "<aws.events.event.ingestion-time>         | \"2026-11-24T10:00:00Z\""
            })
    void fillsATemplateAsAwsDoes(String template, String expected) {
        assertThat(filled(template)).isEqualTo(expected);
    }

    @Test
    void canSendTheEventInsideAnotherObject() {
        assertThat(AwsEvent.JSON
                        .readTree(filled("{\"original\": <aws.events.event.json>}"))
                        .path("original"))
                .isEqualTo(AwsEvent.JSON.readTree(EVENT));
        assertThat(AwsEvent.JSON
                        .readTree(filled("{\"original\": <aws.events.event>}"))
                        .path("original")
                        .has("detail"))
                .isFalse();
    }
}
