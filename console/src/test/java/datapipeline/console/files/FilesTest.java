package datapipeline.console.files;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.console.Browser;
import datapipeline.console.ConsoleTest;
import datapipeline.console.paper.Paper;
import datapipeline.console.paper.PaperCatalog;
import datapipeline.console.paper.PaperCommands;
import datapipeline.console.security.Roles;
import datapipeline.model.FileType;
import datapipeline.model.run.RunStatus;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.WebApplicationContext;

@ConsoleTest
class FilesTest {
    private static final FileRecord DONE = Paper.file("acme/cat.png", FileType.PICTURE, RunStatus.COMPLETED);
    private static final FileRecord WAITING = Paper.file("acme/dog.png", FileType.PICTURE, RunStatus.QUEUED);
    private static final FileRecord BROKEN = Paper.file("acme/cow.png", FileType.PICTURE, RunStatus.FAILED);

    @Autowired
    WebApplicationContext context;

    @Autowired
    PaperCatalog catalog;

    @Autowired
    PaperCommands commands;

    Browser browser;

    @BeforeEach
    void lay() {
        browser = new Browser(context);
        catalog.clear();
        commands.sent.clear();
        List.of(DONE, WAITING, BROKEN).forEach(catalog::add);
        catalog.results.put(runOf(DONE), Paper.resized());
    }

    private static String runOf(FileRecord file) {
        return file.currentRun().orElseThrow();
    }

    @Test
    void listsEveryRunWithItsStatusInWords() {
        assertThat(browser.get(Roles.VIEWER, "/files"))
                .bodyText()
                .contains("cat.png", "completed", "1.5 MB", "4.2 s", "waiting in the queue", "CORRUPT");
    }

    @Test
    void narrowsTheListByStatusAndKeepsTheFilterInTheAddressOfTheNextPage() {
        assertThat(browser.get(Roles.VIEWER, "/files?status=FAILED&q=a%26b"))
                .bodyText()
                .contains("cow.png", "/files?status=FAILED&amp;q=a%26b&amp;cursor=older")
                .doesNotContain("cat.png");
    }

    @Test
    void saysWhatWouldBeHereWhenThereIsNothing() {
        catalog.clear();
        assertThat(browser.get(Roles.VIEWER, "/files")).bodyText().contains("No files yet");
        assertThat(browser.get(Roles.VIEWER, "/files?type=VIDEO")).bodyText().contains("No run matches");
    }

    @Test
    void showsHowFarARunHasGotWhileItIsProcessedAndOnlyThen() {
        FileRecord working = Paper.file("acme/film.mp4", FileType.VIDEO, RunStatus.PROCESSING);
        catalog.add(working);
        assertThat(browser.get(Roles.VIEWER, "/files/" + working.fileId()))
                .bodyText()
                .contains("transcode: encoding", "<progress max=\"100\" aria-labelledby=\"doing\" value=\"43\">43 %");
        assertThat(browser.get(Roles.VIEWER, "/files/" + WAITING.fileId()))
                .bodyText()
                .doesNotContain("<progress");
        assertThat(browser.get(Roles.VIEWER, "/files/" + DONE.fileId()))
                .bodyText()
                .doesNotContain("<progress");
    }

    @Test
    void saysWhatDoesNotAnswerAndSinceWhen() {
        catalog.fallSilent();
        assertThat(browser.get(Roles.VIEWER, "/files"))
                .hasStatusOk()
                .bodyText()
                .contains("DynamoDB did not answer: connection refused", "Silent since", "Retry")
                .doesNotContain("No files yet");
    }

    @Test
    void goesToTheFileWhoseIdIsSearched() {
        assertThat(browser.get(Roles.VIEWER, "/files?q=" + DONE.fileId())).hasRedirectedUrl("/files/" + DONE.fileId());
    }

    @Test
    void saysWhatARunWouldCostAndThatItIsAnEstimateOrThatNobodyKnows() {
        assertThat(browser.get(Roles.VIEWER, "/files/" + DONE.fileId()))
                .bodyText()
                .contains("Cost on AWS", "about $0.000123; an estimate");
        assertThat(browser.get(Roles.VIEWER, "/files/" + BROKEN.fileId()))
                .bodyText()
                .contains("Cost on AWS", "unknown");
        assertThat(browser.get(Roles.VIEWER, "/files/" + WAITING.fileId()))
                .bodyText()
                .doesNotContain("Cost on AWS");
    }

    @Test
    void showsWhereTheTimeOfARunWentAndWhatCameOfIt() {
        assertThat(browser.get(Roles.VIEWER, "/files/" + DONE.fileId()))
                .bodyText()
                .contains("50 ms", "40 ms", "2.0 s", "1.9 s", "250 ms")
                .contains("http://s3.test/s3-output/v1/default/f/r/g1-a1/1-resize/small.png")
                .contains("/o/acme/acme/cat.png/1-resize")
                .contains("RECEIVED → QUEUED", "lambda-classify");
    }

    @Test
    void saysWhoDidEachStepWhatThatTookAndWhatWasFoundOut() {
        assertThat(browser.get(Roles.VIEWER, "/files/" + DONE.fileId()))
                .bodyText()
                .contains("What was done", "ffmpeg 8.1.2", "our own code in Lambda", "1.7 s")
                .contains("processor time", "1.2 s", "source width", "4032")
                .contains("2-convert-format", "failed", "TYPE_UNSUPPORTED", "Nobody can write that.")
                .contains("no engine was found");
        assertThat(browser.get(Roles.VIEWER, "/files/" + WAITING.fileId()))
                .bodyText()
                .doesNotContain("What was done");
    }

    @Test
    void saysWhichServiceWouldCostHowMuch() {
        assertThat(browser.get(Roles.VIEWER, "/files/" + DONE.fileId()))
                .bodyText()
                .contains("by service", "Lambda", "$0.000500", "Rekognition", "not known");
    }

    @Test
    void explainsAFailureInWordsWithWhatToDo() {
        assertThat(browser.get(Roles.VIEWER, "/files/" + BROKEN.fileId()))
                .bodyText()
                .contains("CORRUPT", "The end of acme/cow.png is missing.", "Right would be", "save it anew");
    }

    @Test
    void keepsThePageOfAFileOpenThatThePipelineHasNotHeardOf() {
        assertThat(browser.get(Roles.VIEWER, "/files/abc"))
                .hasStatus(404)
                .bodyText()
                .contains("Nothing is known of this file yet", "hx-get=\"/files/abc\"");
    }

    @Test
    void offersActionsOnlyToOperators() {
        assertThat(browser.get(Roles.VIEWER, "/files/" + WAITING.fileId()))
                .bodyText()
                .doesNotContain("Process again");
        assertThat(browser.get(Roles.OPERATOR, "/files/" + WAITING.fileId()))
                .bodyText()
                .contains("Process again", "Yes, cancel this run");
    }

    @Test
    void letsNoViewerReprocess() {
        assertThat(browser.post(Roles.VIEWER, "/files/" + DONE.fileId() + "/reprocess", "run", runOf(DONE)))
                .hasStatus(403);
        assertThat(commands.sent).isEmpty();
    }

    @Test
    void asksForReprocessingWithTheOptionAsItWasUnderstood() {
        assertThat(browser.post(
                        Roles.OPERATOR,
                        "/files/" + DONE.fileId() + "/reprocess",
                        "run",
                        runOf(DONE),
                        "option",
                        "resize;w=300"))
                .hasRedirectedUrl("/files/%s?run=%s&asked=command-1".formatted(DONE.fileId(), runOf(DONE)));
        assertThat(commands.sent).singleElement().asString().contains("\"op\":\"resize\"", "\"width\":300", "by olga");
    }

    @Test
    void refusesAWrongOptionInWordsAndKeepsWhatWasTyped() {
        assertThat(browser.post(
                        Roles.OPERATOR,
                        "/files/" + DONE.fileId() + "/reprocess",
                        "run",
                        runOf(DONE),
                        "option",
                        "resise;w=300"))
                .bodyText()
                .contains("there is no operation &quot;resise&quot;", "Right would be", "resise;w=300</textarea>");
        assertThat(commands.sent).isEmpty();
    }

    @Test
    void cancelsWhatStillRuns() {
        assertThat(browser.post(Roles.OPERATOR, "/files/" + WAITING.fileId() + "/cancel", "run", runOf(WAITING)))
                .hasRedirectedUrl("/files/%s?run=%s&cancelling=true".formatted(WAITING.fileId(), runOf(WAITING)));
        assertThat(commands.sent).containsExactly("cancel " + runOf(WAITING) + " by olga");
        assertThat(browser.get(Roles.OPERATOR, "/files/" + WAITING.fileId() + "?cancelling=true"))
                .bodyText()
                .contains("Cancelling is requested");
    }

    @ParameterizedTest
    @EnumSource(
            value = RunStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RECEIVED", "QUEUED", "RETRY_WAIT", "PROCESSING"})
    void saysWhyARunCannotBeCancelledAndAsksForNothing(RunStatus status) {
        FileRecord file = Paper.file("acme/late.png", FileType.PICTURE, status);
        catalog.add(file);
        assertThat(browser.get(Roles.OPERATOR, "/files/" + file.fileId()))
                .bodyText()
                .contains("This run cannot be cancelled")
                .doesNotContain("Yes, cancel this run");
        assertThat(browser.post(Roles.OPERATOR, "/files/" + file.fileId() + "/cancel", "run", runOf(file)))
                .flash()
                .hasEntrySatisfying("failure", why -> assertThat(why.toString()).contains("cannot be cancelled"));
        assertThat(commands.sent).isEmpty();
    }

    @Test
    void keepsARefusalForTheWholePageThoughTheOpenOneAsksForNewsOfItselfBefore() {
        var refused = browser.post(Roles.OPERATOR, "/files/" + DONE.fileId() + "/cancel", "run", runOf(DONE));
        var news = new HttpHeaders();
        news.add("HX-Request", "true");

        assertThat(browser.follow(Roles.OPERATOR, refused, news)).hasStatusOk();
        assertThat(browser.follow(Roles.OPERATOR, refused, new HttpHeaders()))
                .bodyText()
                .contains("The run cannot be cancelled. ");
    }

    @Test
    void saysThatARequestToCancelCameTooLate() {
        assertThat(browser.get(Roles.OPERATOR, "/files/" + DONE.fileId() + "?cancelling=true"))
                .bodyText()
                .contains("came too late");
    }

    @Test
    void offersToCancelFromTheListWhatStillRuns() {
        assertThat(browser.get(Roles.OPERATOR, "/files"))
                .bodyText()
                .contains("/files/%s?run=%s&amp;stop=true#cancel".formatted(WAITING.fileId(), runOf(WAITING)))
                .doesNotContain(runOf(DONE) + "&amp;stop");
        assertThat(browser.get(Roles.VIEWER, "/files")).bodyText().doesNotContain("stop=true");
    }

    @Test
    void showsSixtyOutputsAndSaysHowManyThereAre() {
        catalog.results.put(
                runOf(DONE),
                new RunResult(List.of(), Collections.nCopies(61, Paper.picture("1-resize")), Optional.empty()));
        assertThat(browser.get(Roles.VIEWER, "/files/" + DONE.fileId()))
                .bodyText()
                .contains("<span>60</span> of <span>61</span> outputs");
    }

    @Test
    void leadsFromTheStablePathToTheOutputOfTheServedRun() {
        assertThat(browser.get(Roles.VIEWER, "/o/acme/acme/cat.png/1-resize"))
                .hasRedirectedUrl("http://s3.test/s3-output/v1/default/f/r/g1-a1/1-resize/small.png");
        assertThat(browser.get(Roles.VIEWER, "/o/other/acme/cat.png/1-resize")).hasStatus(404);
        assertThat(browser.get(Roles.VIEWER, "/o/acme/acme/cat.png/9-nothing")).hasStatus(404);
    }
}
