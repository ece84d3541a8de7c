package datapipeline.console.files;

import datapipeline.console.documents.LabelChoice;
import datapipeline.console.documents.LabelledExamples;
import datapipeline.console.layout.Answer;
import datapipeline.console.layout.Questions;
import datapipeline.console.layout.Words;
import datapipeline.model.option.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code /files/{fileId}}: one file, one of its runs, and what came of it. */
@Controller
final class FileController {
    private final FileCatalog catalog;
    private final Outputs outputs;
    private final LabelledExamples labelled;
    private final OutputLinks links;
    private final Questions questions;
    private final Words words;
    private final InstantSource clock;

    FileController(
            FileCatalog catalog,
            Outputs outputs,
            LabelledExamples labelled,
            OutputLinks links,
            Questions questions,
            Words words,
            InstantSource clock) {
        this.links = links;
        this.catalog = catalog;
        this.outputs = outputs;
        this.labelled = labelled;
        this.questions = questions;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/files/{fileId}")
    String file(
            @PathVariable String fileId,
            @RequestParam Optional<String> run,
            @RequestParam Optional<String> asked,
            @RequestParam(defaultValue = "false") boolean cancelling,
            @RequestParam(defaultValue = "false") boolean stop,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            HttpServletResponse response,
            Model model) {
        model.addAttribute(
                "here",
                UriComponentsBuilder.fromPath("/files/{file}")
                        .queryParamIfPresent("run", run)
                        .queryParamIfPresent("asked", asked)
                        .queryParamIfPresent("cancelling", Optional.of(true).filter(yes -> cancelling))
                        .encode()
                        .buildAndExpand(fileId)
                        .toUriString());
        model.addAttribute("fileId", fileId);
        model.addAttribute("cancelling", cancelling);
        model.addAttribute("stop", stop);
        asked.ifPresent(command -> model.addAttribute("asked", command));
        show(fileId, run, model);
        boolean known = model.containsAttribute("file") || model.getAttribute("silence") != null;
        if (part == null && !known) {
            // The page stays open and fills itself: an upload is faster than the news of it.
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
        return part == null ? "file" : "file :: live";
    }

    /** Fills the page; also after a form was refused, when the form keeps what was typed. */
    void show(String fileId, Optional<String> runId, Model model) {
        Answer<Optional<FileRecord>> answer = questions.ask("DynamoDB", () -> catalog.find(fileId));
        model.addAttribute("silence", answer.silence().orElse(null));
        model.addAttribute("awaited", true);
        Optional<FileRecord> found = answer.given().flatMap(known -> known);
        if (found.isEmpty()) {
            return;
        }
        FileRecord file = found.get();
        Optional<RunRecord> answered = answerTo(model.getAttribute("asked"), file);
        model.addAttribute("answered", answered.isPresent());
        boolean unanswered = model.containsAttribute("asked") && answered.isEmpty();
        RunRecord run =
                answered.or(() -> file.run(runId)).orElseThrow(() -> notFound("File " + fileId + " has no such run."));
        FileView view = FileView.of(file, run, clock.instant(), words, links);
        Answer<Made> made = questions.ask("DynamoDB", () -> outputs.of(run));
        model.addAttribute("file", view);
        // An old file is not among the newest that the live stream watches: its page asks by itself until it has ended.
        model.addAttribute("awaited", view.onItsWay() || unanswered);
        model.addAttribute("cancelOutcome", Cancellation.outcome(run.summary().status()));
        model.addAttribute("made", made.given().orElse(null));
        boolean classified = made.given().flatMap(all -> Optional.ofNullable(all.document())).stream()
                .anyMatch(document -> document.kind() != null);
        Optional<LabelChoice> label = Optional.of(classified)
                .filter(yes -> yes)
                .flatMap(yes -> questions.ask("S3", labelled::read).given())
                .map(examples -> LabelChoice.of(fileId, examples, words));
        model.addAttribute("label", label.orElse(null));
        model.addAttribute("outputsSilence", made.silence().orElse(null));
        model.addAttribute(
                "operations",
                run.summary().type().map(Operation::on).orElse(List.of()).stream()
                        .map(Operation::wireName)
                        .toList());
        if (!model.containsAttribute("optionText")) {
            model.addAttribute("optionText", view.optionText());
        }
    }

    /** The run that a command brought about bears the command's id. */
    private static Optional<RunRecord> answerTo(@Nullable Object command, FileRecord file) {
        return file.runs().stream()
                .filter(run -> run.traceId().filter(id -> id.equals(command)).isPresent())
                .findFirst();
    }

    static ResponseStatusException notFound(String sentence) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, sentence);
    }
}
