package datapipeline.local.sqs;

import datapipeline.local.sqs.Queue.Taken;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * ReceiveMessage. How long a caller waits is measured in real time, since a connection waits at the other end; when a
 * message becomes visible is up to the clock.
 */
final class Receiving {
    private static final int MOST_MESSAGES = 10;
    private static final int LONGEST_WAIT_SECONDS = 20;
    private static final int LONGEST_TIMEOUT_SECONDS = 43_200;

    private final Queues queues;
    private final InstantSource clock;

    Receiving(Queues queues, InstantSource clock) {
        this.queues = queues;
        this.clock = clock;
    }

    ReceiveMessageResponse receive(ReceiveMessageRequest request) {
        checkRange("MaxNumberOfMessages", request.maxNumberOfMessages(), 1, MOST_MESSAGES);
        checkRange("WaitTimeSeconds", request.waitTimeSeconds(), 0, LONGEST_WAIT_SECONDS);
        checkRange("VisibilityTimeout", request.visibilityTimeout(), 0, LONGEST_TIMEOUT_SECONDS);
        Selection selection = Selection.of(request);
        try {
            List<Message> messages = waitAndTake(request).stream()
                    .map(received -> selection.message(received, queues.get(request.queueUrl()), queues.accountId()))
                    .toList();
            return ReceiveMessageResponse.builder().messages(messages).build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted while waiting for a message of " + request.queueUrl(), e);
        }
    }

    private List<Received> waitAndTake(ReceiveMessageRequest request) throws InterruptedException {
        Queue queue = queues.get(request.queueUrl());
        Duration wait =
                seconds(request.waitTimeSeconds()).orElse(queue.attributes().receiveWait());
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            if (queue.hasReady(clock.millis())) {
                List<Received> messages = queues.change(() -> take(request));
                if (!messages.isEmpty()) {
                    return messages;
                }
            }
            long patience = end - System.nanoTime();
            if (patience <= 0 || !queue.contents().awaitChange(clock.millis(), patience)) {
                queues.get(request.queueUrl()).counters().emptyReceives.increment();
                return List.of();
            }
        }
    }

    /** What was received too often leaves for the dead-letter queue in the same change; while that is missing, it stays. */
    private List<Received> take(ReceiveMessageRequest request) {
        long now = clock.millis();
        Queue queue = queues.get(request.queueUrl());
        int max = request.maxNumberOfMessages() == null ? 1 : request.maxNumberOfMessages();
        Duration timeout =
                seconds(request.visibilityTimeout()).orElse(queue.attributes().visibilityTimeout());
        Optional<RedrivePolicy> policy = queue.attributes().redrivePolicy();
        Optional<Queue> deadLetters =
                policy.map(RedrivePolicy::deadLetterTargetArn).flatMap(queues::findByArn);
        int failAfter = deadLetters.isPresent()
                ? policy.map(RedrivePolicy::maxReceiveCount).orElse(Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
        Taken taken = queue.take(max, timeout, failAfter, now);
        deadLetters.ifPresent(target ->
                taken.failed().forEach(failed -> target.arrivals().addFailed(failed, queues.arn(queue), now)));
        return taken.messages();
    }

    private static Optional<Duration> seconds(@Nullable Integer seconds) {
        return Optional.ofNullable(seconds).map(Duration::ofSeconds);
    }

    static void checkRange(String parameter, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw SqsErrors.invalidValue(
                    value, parameter, "Must be between %d and %d, if provided.".formatted(least, most));
        }
    }
}
