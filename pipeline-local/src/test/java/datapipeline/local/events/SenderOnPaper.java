package datapipeline.local.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes down what it is to send, and answers as the test decides. */
final class SenderOnPaper implements TargetSender {
    record Sent(String arn, @Nullable String group, String payload) {}

    final List<Sent> tried = Collections.synchronizedList(new ArrayList<>());
    volatile Supplier<Answer> answer = Delivered::new;

    @Override
    public Answer send(String targetArn, @Nullable String messageGroupId, String payload) {
        tried.add(new Sent(targetArn, messageGroupId, payload));
        return answer.get();
    }

    List<String> payloads() {
        return List.copyOf(tried).stream().map(Sent::payload).toList();
    }
}
