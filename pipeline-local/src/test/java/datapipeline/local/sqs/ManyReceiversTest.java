package datapipeline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.lambda.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class ManyReceiversTest {
    private static final int RECEIVERS = 12;

    @AutoClose
    private final QueueBench bench;

    ManyReceiversTest(@TempDir Path directory) {
        bench = new QueueBench(directory);
    }

    @Test
    void twelveReceiversGetEachMessageOnce() {
        String url = bench.queue("q");
        int count = 2_000;
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, RECEIVERS)
                    .forEach(i -> threads.submit(() -> {
                        while (!enough.get()) {
                            for (Message message : bench.sqs
                                    .receiveMessage(r -> r.queueUrl(url)
                                            .maxNumberOfMessages(10)
                                            .waitTimeSeconds(1))
                                    .messages()) {
                                seen.add(message.body());
                                bench.delete(url, message);
                            }
                        }
                    }));
            sendMany(url, count);
            Await.until(() -> seen.size() >= count);
            enough.set(true);
        }
        assertThat(seen).hasSize(count).doesNotHaveDuplicates();
        assertThat(bench.sqs.statistics("q").visible()
                        + bench.sqs.statistics("q").notVisible())
                .isZero();
        assertThat(bench.sqs.statistics("q").deleted()).isEqualTo(count);
    }

    @Test
    void whenAReceiverDiesAnotherTakesItsMessagesOver() {
        String url = bench.queue("q");
        sendMany(url, 100);
        IntStream.range(0, 10).forEach(i -> bench.receive(url, 10));
        Map<String, Integer> takenOver = new ConcurrentHashMap<>();
        AtomicInteger total = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, RECEIVERS)
                    .forEach(i -> threads.submit(() -> {
                        while (total.get() < 100) {
                            List<Message> messages = bench.sqs
                                    .receiveMessage(r -> r.queueUrl(url)
                                            .maxNumberOfMessages(10)
                                            .waitTimeSeconds(1))
                                    .messages();
                            messages.forEach(message -> takenOver.merge(message.messageId(), 1, Integer::sum));
                            total.addAndGet(messages.size());
                        }
                    }));
            bench.pass(Duration.ofSeconds(30));
        }
        assertThat(takenOver)
                .hasSize(100)
                .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void aQueueOfAHundredThousandMessagesGivesThemInOrder() {
        String url = bench.queue("long");
        sendMany(url, 100_000);
        assertThat(bench.sqs.statistics("long").visible()).isEqualTo(100_000);
        IntStream.range(0, 500).forEach(i -> {
            List<Message> messages = bench.receive(url, 10);
            assertThat(messages.getFirst().body()).isEqualTo("m" + i * 10);
            bench.delete(url, messages.toArray(Message[]::new));
        });
    }

    private void sendMany(String url, int count) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, count / 10).forEach(batch -> {
                Runnable send = () -> bench.sqs.sendMessageBatch(r -> r.queueUrl(url)
                        .entries(IntStream.range(batch * 10, batch * 10 + 10)
                                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                                        .id("m" + i)
                                        .messageBody("m" + i)
                                        .build())
                                .toList()));
                if (count > 10_000) {
                    send.run();
                } else {
                    threads.submit(send);
                }
            });
        }
    }
}
