package datapipeline.console.files;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.console.Browser;
import datapipeline.console.ConsoleTest;
import datapipeline.console.paper.Paper;
import datapipeline.console.paper.PaperCatalog;
import datapipeline.console.paper.PaperExamples;
import datapipeline.console.paper.PaperS3;
import datapipeline.console.security.Roles;
import datapipeline.model.FileType;
import datapipeline.model.example.Example;
import datapipeline.model.example.Examples;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

@ConsoleTest
class LabelTest {
    private static final FileRecord NOTE = Paper.file("acme/note.pdf", FileType.DOCUMENT, RunStatus.COMPLETED);
    private static final String RUN = NOTE.runs().getFirst().summary().runId();
    private static final String PAGE = "/files/" + NOTE.fileId();
    private static final String KIND = """
            {"documentClass":"OTHER","confidence":70.0,"evidence":[],"confidences":{"OTHER":70.0},"notes":[],
             "examples":[{"fileId":"f-1","key":"acme/older.pdf","speaksFor":"DELIVERY_NOTE","similarity":0.314}],
             "words":{"pallets":3,"driver":1}}""";

    @Autowired
    WebApplicationContext context;

    @Autowired
    PaperCatalog catalog;

    @Autowired
    PaperS3 s3;

    @Autowired
    PaperExamples examples;

    Browser browser;

    @BeforeEach
    void lay() {
        browser = new Browser(context);
        catalog.clear();
        catalog.add(NOTE);
        catalog.results.put(RUN, new RunResult(List.of(), List.of(classification()), Optional.empty()));
        s3.texts.put("v1/classification.json", KIND);
        examples.examples = Examples.NONE;
    }

    @Test
    void offersOperatorsToSayWhatADocumentIsAndNamesTheExamplesThatSpoke() {
        assertThat(browser.get(Roles.OPERATOR, PAGE))
                .bodyText()
                .contains("This is a …", "acme/older.pdf", "delivery note, 31 % alike");
        assertThat(browser.get(Roles.VIEWER, PAGE)).bodyText().doesNotContain("This is a …");
    }

    @Test
    void makesAnExampleOfItsWordsAndTakesThatBack() {
        assertThat(browser.post(Roles.OPERATOR, PAGE + "/label", "run", RUN, "named", "delivery note"))
                .hasRedirectedUrl(PAGE + "?run=" + RUN);

        Example example = examples.examples.examples().getFirst();
        assertThat(example.documentClass()).isEqualTo("DELIVERY_NOTE");
        assertThat(example.words()).isEqualTo(Map.of("pallets", 3, "driver", 1));
        assertThat(example.labelledBy()).isEqualTo("olga");
        assertThat(browser.get(Roles.OPERATOR, PAGE)).bodyText().contains("Take that back");

        browser.post(Roles.OPERATOR, PAGE + "/label/undo", "run", RUN);
        assertThat(examples.examples.examples()).isEmpty();
    }

    @Test
    void letsNoViewerSayItAndNobodyWithoutAToken() {
        assertThat(browser.post(Roles.VIEWER, PAGE + "/label", "run", RUN, "documentClass", "LETTER"))
                .hasStatus(403);
        assertThat(
                        browser.perform(MockMvcRequestBuilders.post(PAGE + "/label")
                                .with(org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.user("olga")
                                        .authorities(Roles.OPERATOR.authority()))))
                .hasStatus(403);
        assertThat(browser.post(Roles.VIEWER, "/document-classes/f/forget")).hasStatus(403);
        assertThat(examples.examples.examples()).isEmpty();
    }

    @Test
    void makesNoExampleOfABadNameOrOfAFileNobodyClassified() {
        browser.post(Roles.OPERATOR, PAGE + "/label", "run", RUN, "named", "<b>");
        catalog.results.put(RUN, RunResult.NONE);
        browser.post(Roles.OPERATOR, PAGE + "/label", "run", RUN, "documentClass", "LETTER");

        assertThat(examples.examples.examples()).isEmpty();
    }

    @Test
    void listsTheClassesWithHowWellTheirExamplesTellEachOther() {
        assertThat(browser.get(Roles.VIEWER, "/document-classes")).bodyText().contains("No examples yet");
        for (int number = 0; number < 3; number++) {
            examples.change(all -> all.with(new Example(
                    "f" + all.examples().size(),
                    "r",
                    "acme/<i>" + all.examples().size(),
                    all.examples().size() < 2 ? "RECIPE" : "ODD",
                    "olga",
                    Paper.NOON,
                    Map.of("butter", 1, "oven", 1))));
        }

        assertThat(browser.get(Roles.OPERATOR, "/document-classes"))
                .bodyText()
                .contains("acme/&lt;i&gt;0", "<span>2</span> of <span>3</span>", "Remove");
        browser.post(Roles.OPERATOR, "/document-classes/f2/forget");
        assertThat(examples.examples.examples()).hasSize(2);
    }

    private static OutputObject classification() {
        return new OutputObject(
                "1-classification",
                "classification.json",
                "v1/classification.json",
                100,
                "00",
                "application/json",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
