package datapipeline.local.cloudwatch;

import datapipeline.local.cloudwatch.alarm.Bystanders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what alarms tell. */
final class BystandersOnPaper implements Bystanders {
    private static final JsonMapper JSON = new JsonMapper();

    final List<JsonNode> details = new ArrayList<>();
    final List<String> subjects = new ArrayList<>();
    final List<JsonNode> messages = new ArrayList<>();

    @Override
    public void event(Instant time, String detailType, List<String> resources, String detail) {
        details.add(JSON.readTree(detail));
    }

    @Override
    public void act(String actionArn, String subject, String message) {
        if (!actionArn.startsWith("arn:aws:sns:")) {
            throw new IllegalArgumentException("no topic");
        }
        subjects.add(subject);
        messages.add(JSON.readTree(message));
    }
}
