package datapipeline.console.documents;

import datapipeline.console.layout.Answer;
import datapipeline.console.layout.Questions;
import datapipeline.console.layout.Words;
import datapipeline.model.example.Examples;
import java.security.Principal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /document-classes}: what classification was shown, and how well that tells documents apart. */
@Controller
class DocumentClassesController {
    static final String PAGE = "/document-classes";
    private static final Logger LOG = LoggerFactory.getLogger(DocumentClassesController.class);

    private final LabelledExamples labelled;
    private final Questions questions;
    private final Words words;

    DocumentClassesController(LabelledExamples labelled, Questions questions, Words words) {
        this.labelled = labelled;
        this.questions = questions;
        this.words = words;
    }

    @GetMapping(PAGE)
    String classes(Model model) {
        Answer<Examples> answer = questions.ask("S3", labelled::read);
        List<ClassRow> rows =
                answer.given().map(examples -> ClassRow.of(examples, words)).orElse(List.of());
        model.addAttribute("here", PAGE);
        model.addAttribute("silence", answer.silence().orElse(null));
        model.addAttribute("classes", rows);
        model.addAttribute("all", rows.stream().mapToInt(ClassRow::all).sum());
        model.addAttribute("right", rows.stream().mapToInt(ClassRow::right).sum());
        return "document-classes";
    }

    @PostMapping(PAGE + "/{file}/forget")
    @PreAuthorize("hasRole('OPERATOR')")
    String forget(@PathVariable String file, Principal who, RedirectAttributes after) {
        Answer<Boolean> answer = questions.ask("S3", () -> {
            labelled.change(examples -> examples.without(file));
            return true;
        });
        switch (answer) {
            case Answer.Given<Boolean> done -> {
                LOG.info("{} removed the labelled example {}.", who.getName(), file);
                after.addFlashAttribute("notice", "The example is removed; its file's page can make it one again.");
            }
            case Answer.Silence<Boolean> silence ->
                after.addFlashAttribute("failure", silence.message() + ". Nothing was changed; try again.");
        }
        return "redirect:" + PAGE;
    }
}
