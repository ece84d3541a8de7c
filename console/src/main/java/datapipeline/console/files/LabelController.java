package datapipeline.console.files;

import datapipeline.console.documents.DocumentFindings;
import datapipeline.console.documents.LabelledExamples;
import datapipeline.console.layout.Answer;
import datapipeline.console.layout.Questions;
import datapipeline.model.example.Example;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an operator says a document is; classification learns it, and it can be taken back. */
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class LabelController {
    private static final Logger LOG = LoggerFactory.getLogger(LabelController.class);

    private final FileCatalog catalog;
    private final OutputLinks links;
    private final LabelledExamples labelled;
    private final Questions questions;
    private final InstantSource clock;

    LabelController(
            FileCatalog catalog,
            OutputLinks links,
            LabelledExamples labelled,
            Questions questions,
            InstantSource clock) {
        this.catalog = catalog;
        this.links = links;
        this.labelled = labelled;
        this.questions = questions;
        this.clock = clock;
    }

    @PostMapping("/files/{fileId}/label")
    String label(
            @PathVariable String fileId,
            @RequestParam String run,
            @RequestParam(defaultValue = "") String documentClass,
            @RequestParam(defaultValue = "") String named,
            Principal who,
            RedirectAttributes after) {
        return answer(fileId, run, after, () -> {
            String name = Example.className(named.isBlank() ? documentClass : named);
            Example example = new Example(fileId, run, key(fileId), name, who.getName(), clock.instant(), words(run));
            labelled.change(examples -> examples.with(example));
            LOG.info("{} labelled {} as {}.", who.getName(), fileId, name);
            return "It is an example now. The next file that is classified is compared with it.";
        });
    }

    @PostMapping("/files/{fileId}/label/undo")
    String undo(@PathVariable String fileId, @RequestParam String run, Principal who, RedirectAttributes after) {
        return answer(fileId, run, after, () -> {
            labelled.change(examples -> examples.without(fileId));
            LOG.info("{} took back what {} is.", who.getName(), fileId);
            return "It is no example any more.";
        });
    }

    private String key(String fileId) {
        return catalog.find(fileId)
                .map(file -> file.runs().getFirst().summary().key())
                .orElseThrow(() -> FileController.notFound("Nothing is known of file " + fileId + "."));
    }

    /** By which the document is compared with others; classification wrote them down. */
    private Map<String, Integer> words(String run) {
        Map<String, Integer> words = DocumentFindings.words(catalog.result(run).outputs(), links::text);
        if (words.isEmpty()) {
            throw new IllegalStateException(
                    "This run did not classify the document, or found no words in it. Process it with classification first.");
        }
        return words;
    }

    private String answer(String fileId, String run, RedirectAttributes after, Supplier<String> action) {
        try {
            switch (questions.ask("S3", action)) {
                case Answer.Given<String>(String done) -> after.addFlashAttribute("notice", done);
                case Answer.Silence<String> silence ->
                    after.addFlashAttribute("failure", silence.message() + ". Nothing was changed; try again.");
            }
        } catch (IllegalStateException | IllegalArgumentException refused) {
            after.addFlashAttribute("failure", refused.getMessage());
        }
        after.addAttribute("run", run);
        return "redirect:/files/" + fileId;
    }
}
