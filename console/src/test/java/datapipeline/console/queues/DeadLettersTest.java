package datapipeline.console.queues;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.console.Browser;
import datapipeline.console.ConsoleTest;
import datapipeline.console.paper.Paper;
import datapipeline.console.paper.PaperDeadLetters;
import datapipeline.console.paper.PaperQueues;
import datapipeline.console.security.Roles;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@ConsoleTest
class DeadLettersTest {
    private static final String QUEUE = "/queues/sqs-picture-dlq";
    private static final String LOOK = QUEUE + "/letters";

    @Autowired
    WebApplicationContext context;

    @Autowired
    PaperQueues queues;

    @Autowired
    PaperDeadLetters paper;

    Browser browser;

    @BeforeEach
    void lay() {
        browser = new Browser(context);
        paper.clear();
        queues.known.clear();
        queues.holds("sqs-picture-dlq", 1);
        paper.letters.add(new DeadLetter("m-1", """
                {"schema":"job/1","fileId":"file-1","runId":"run-1","source":{"key":"acme/<b>cat.png"}}""", Paper.NOON, 51, Map.of()));
    }

    @Test
    void saysHowManyLieThereWithoutLooking() {
        assertThat(browser.get(Roles.VIEWER, QUEUE)).hasStatusOk().bodyText().contains("1 dead letter", "sqs-picture");
        assertThat(browser.get(Roles.OPERATOR, QUEUE)).hasStatusOk();
        assertThat(paper.done).isEmpty();
    }

    @Test
    void leadsFromAMessageToItsRunAndQuotesIt() {
        assertThat(browser.get(Roles.OPERATOR, LOOK))
                .bodyText()
                .contains("/files/file-1?run=run-1", "acme/&lt;b&gt;cat.png", "51 times", "job/1")
                .doesNotContain("<b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/redrive", "/redrive/cancel", "/delete"})
    void letsNoViewerTouchAnything(String action) {
        assertThat(browser.post(Roles.VIEWER, QUEUE + action, "message", "m-1")).hasStatus(403);
        assertThat(browser.get(Roles.VIEWER, LOOK)).hasStatus(403);
        assertThat(browser.get(Roles.VIEWER, QUEUE))
                .bodyText()
                .contains("which operators may")
                .doesNotContain("Yes, redrive");
        assertThat(paper.done).isEmpty();
    }

    @Test
    void movesBackAndStops() {
        assertThat(browser.post(Roles.OPERATOR, QUEUE + "/redrive")).hasRedirectedUrl(QUEUE);
        assertThat(browser.get(Roles.OPERATOR, QUEUE))
                .bodyText()
                .contains("Redrive running", "1 of 3 messages moved", "Stop the redrive");
        browser.post(Roles.OPERATOR, QUEUE + "/redrive/cancel");
        assertThat(browser.get(Roles.OPERATOR, QUEUE)).bodyText().contains("Redrive cancelled");
        assertThat(paper.done).containsExactly("move out of sqs-picture-dlq", "stop moving out of sqs-picture-dlq");
    }

    @Test
    void doesNotHideMessagesFromARedriveByLooking() {
        browser.post(Roles.OPERATOR, QUEUE + "/redrive");
        paper.done.clear();
        assertThat(browser.get(Roles.OPERATOR, LOOK)).bodyText().contains("A redrive is running");
        assertThat(paper.done).isEmpty();
    }

    @Test
    void saysWhyARedriveIsRefused() {
        browser.post(Roles.OPERATOR, QUEUE + "/redrive");
        assertThat(browser.post(Roles.OPERATOR, QUEUE + "/redrive"))
                .flash()
                .containsEntry("failure", "There is already a task running.");
    }

    @Test
    void deletesOneMessageAndSaysWhenItIsGoneAlready() {
        assertThat(browser.post(Roles.OPERATOR, QUEUE + "/delete", "message", "m-1"))
                .flash()
                .containsEntry("notice", "Message m-1 is deleted.");
        assertThat(browser.post(Roles.OPERATOR, QUEUE + "/delete", "message", "m-1"))
                .flash()
                .hasEntrySatisfying(
                        "failure", text -> assertThat(text.toString()).contains("was not found"));
    }

    @Test
    void showsASilentQueueAsUnknown() {
        paper.fallSilent();
        assertThat(browser.get(Roles.OPERATOR, LOOK))
                .hasStatusOk()
                .bodyText()
                .contains("SQS did not answer: connection refused")
                .doesNotContain("No message was to be had");
    }

    @Test
    void offersNoRedriveWhereSqsKnowsNoQueueToMoveBackTo() {
        queues.holds("sqs-classify-dlq", 1);
        assertThat(browser.get(Roles.OPERATOR, "/queues/sqs-classify-dlq"))
                .bodyText()
                .contains("SQS cannot move them back")
                .doesNotContain("Yes, redrive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/queues/sqs-picture", "/queues/nothing", "/queues/nothing/letters"})
    void knowsOnlyTheDeadLetterQueuesOfThePipeline(String address) {
        assertThat(browser.get(Roles.OPERATOR, address)).hasStatus(404);
    }

    @Test
    void saysWhyAMoveFailed() {
        paper.move = Optional.of(
                new Move(Move.Status.FAILED, 0, 3, Paper.NOON, Optional.of("CouldNotDetermineMessageSource")));
        assertThat(browser.get(Roles.VIEWER, QUEUE))
                .bodyText()
                .contains("Redrive failed", "CouldNotDetermineMessageSource");
    }
}
