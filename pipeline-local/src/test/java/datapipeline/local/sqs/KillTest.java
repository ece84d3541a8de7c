package datapipeline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.store.KilledProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Another process is killed in the middle of its work; this one finds all that it had acknowledged. */
class KillTest {
    private static final int ENOUGH = 200;

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedSurvivesAKillAndWhatWasInFlightComesBack() throws Exception {
        List<String> acknowledged = KilledProcess.acknowledged(Busy.class, directory, ENOUGH);
        List<String> sent = those("sent", acknowledged);
        List<String> deleted = those("deleted", acknowledged);
        List<String> received = those("received", acknowledged);

        try (QueueBench bench = new QueueBench(directory)) {
            bench.pass(Duration.ofSeconds(30));
            List<Message> left = new ArrayList<>();
            for (List<Message> more = bench.receive("q", 10); !more.isEmpty(); more = bench.receive("q", 10)) {
                left.addAll(more);
            }

            assertThat(QueueBench.bodiesOf(left))
                    .doesNotHaveDuplicates()
                    .doesNotContainAnyElementsOf(deleted)
                    .containsAll(sent.stream()
                            .filter(body -> !received.contains(body))
                            .toList());
            assertThat(received)
                    .filteredOn(body -> !deleted.contains(body)
                            && !QueueBench.bodiesOf(left).contains(body))
                    .as("received, and perhaps deleted without being able to say so")
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(left)
                    .filteredOn(message -> received.contains(message.body()))
                    .allSatisfy(message -> assertThat(message.attributes())
                            .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2"));
        }
    }

    private static List<String> those(String what, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(what + " "))
                .map(line -> line.substring(what.length() + 1))
                .toList();
    }

    /** Sends three messages, receives two and deletes one, again and again, and says what was acknowledged. */
    static final class Busy {
        private Busy() {}

        public static void main(String[] arguments) {
            QueueBench bench = new QueueBench(Path.of(arguments[0]));
            String url = bench.queue("q");
            for (int i = 0; ; i++) {
                for (String part : List.of("a", "b", "c")) {
                    String body = i + part;
                    bench.send(url, body);
                    System.out.println("sent " + body + ".");
                }
                List<Message> messages = bench.receive(url, 2);
                messages.forEach(message -> System.out.println("received " + message.body() + "."));
                bench.delete(url, messages.getFirst());
                System.out.println("deleted " + messages.getFirst().body() + ".");
            }
        }
    }
}
