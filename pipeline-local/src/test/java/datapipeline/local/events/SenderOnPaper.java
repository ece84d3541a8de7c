package datapipeline.local.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Writes down what it is to send, and answers as the test decides. */
final class SenderOnPaper implements TargetSender {
    final List<Message> tried = Collections.synchronizedList(new ArrayList<>());
    volatile Supplier<Answer> answer = Delivered::new;

    @Override
    public Answer send(Message message) {
        Answer decided = answer.get();
        tried.add(message);
        return decided;
    }

    List<String> payloads() {
        return List.copyOf(tried).stream().map(Message::payload).toList();
    }
}
