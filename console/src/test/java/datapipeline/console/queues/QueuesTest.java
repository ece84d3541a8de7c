package datapipeline.console.queues;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.console.Browser;
import datapipeline.console.ConsoleTest;
import datapipeline.console.paper.PaperQueues;
import datapipeline.console.security.Roles;
import datapipeline.model.topology.QueueSpec;
import datapipeline.model.topology.Topology;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@ConsoleTest
class QueuesTest {
    @Autowired
    WebApplicationContext context;

    @Autowired
    PaperQueues queues;

    @BeforeEach
    void empty() {
        queues.known.clear();
    }

    private String row(String queue) throws Exception {
        String html =
                new Browser(context).get(Roles.VIEWER, "/queues").getResponse().getContentAsString();
        int begin = html.indexOf("<tr id=\"" + queue + "\"");
        return html.substring(begin, html.indexOf("</tr>", begin));
    }

    @Test
    void showsWhatAQueueHolds() throws Exception {
        queues.holds("sqs-picture", 42);
        queues.holds("sqs-picture-dlq", 0);
        assertThat(row("sqs-picture")).contains(">42<", "to sqs-picture-dlq after 50 receives");
    }

    @Test
    void callsUnknownWhatIsUnknownAndNeverZero() throws Exception {
        assertThat(row("sqs-video"))
                .contains(">unknown<", "SQS did not answer: the queue does not exist")
                .doesNotContain(">0<");
    }

    @Test
    void raisesItsVoiceOverDeadLetters() throws Exception {
        queues.holds("sqs-video", 0);
        queues.holds("sqs-video-dlq", 3);
        assertThat(row("sqs-video")).containsPattern("status bad.*?>3<");
    }

    @Test
    void asksEveryQueueOfTheTopology() {
        assertThat(QueuesController.names())
                .containsExactlyInAnyOrderElementsOf(
                        Topology.queues().stream().map(QueueSpec::name).toList());
    }
}
