package datapipeline.console.files;

import datapipeline.console.layout.Answer;
import datapipeline.console.layout.Questions;
import datapipeline.model.FileType;
import datapipeline.model.Problem;
import datapipeline.model.option.OptionReader;
import datapipeline.model.option.OptionReading;
import datapipeline.model.option.ProcessingOption;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The two things an operator can ask for on a file's page. */
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class RunCommandController {
    private final FileCatalog catalog;
    private final RunCommands commands;
    private final FileController page;
    private final Questions questions;

    RunCommandController(FileCatalog catalog, RunCommands commands, FileController page, Questions questions) {
        this.catalog = catalog;
        this.commands = commands;
        this.page = page;
        this.questions = questions;
    }

    @PostMapping("/files/{fileId}/reprocess")
    String reprocess(
            @PathVariable String fileId,
            @RequestParam String run,
            @RequestParam(defaultValue = "") String option,
            Principal who,
            Model model,
            RedirectAttributes after) {
        RunSummary known = run(fileId, run);
        Optional<OptionReading> reading = known.type().flatMap(type -> read(option, type));
        if (reading.isPresent() && reading.get() instanceof OptionReading.Refused(Problem problem)) {
            model.addAttribute("refused", problem);
            model.addAttribute("optionText", option);
            model.addAttribute("here", "/files/" + fileId + "?run=" + run);
            model.addAttribute("fileId", fileId);
            page.show(fileId, Optional.of(run), model);
            return "file";
        }
        Optional<ProcessingOption> accepted = reading.map(each -> ((OptionReading.Accepted) each).option());
        return answer(
                fileId + "?run=" + run,
                after,
                () -> "redirect:/files/%s?run=%s&asked=%s"
                        .formatted(fileId, run, commands.reprocess(known, accepted, who.getName())));
    }

    @PostMapping("/files/{fileId}/cancel")
    String cancel(@PathVariable String fileId, @RequestParam String run, Principal who, RedirectAttributes after) {
        RunSummary known = run(fileId, run);
        String here = fileId + "?run=" + run;
        Optional<String> refusal = Cancellation.refusal(known.status());
        if (refusal.isPresent()) {
            after.addFlashAttribute("failure", "The run cannot be cancelled. " + refusal.get());
            return "redirect:/files/" + here;
        }
        return answer(here, after, () -> {
            commands.cancel(known, who.getName());
            return "redirect:/files/" + here + "&cancelling=true";
        });
    }

    /** An empty field means: as before. */
    private static Optional<OptionReading> read(String option, FileType type) {
        return option.isBlank() ? Optional.empty() : Optional.of(OptionReader.read(option, type));
    }

    private String answer(String where, RedirectAttributes after, Supplier<String> command) {
        Answer<String> answer = questions.ask("EventBridge", command);
        return switch (answer) {
            case Answer.Given<String>(String page) -> page;
            case Answer.Silence<String> silence -> {
                after.addFlashAttribute("failure", silence.message() + ". Nothing was requested; try again.");
                yield "redirect:/files/" + where;
            }
        };
    }

    private RunSummary run(String fileId, String runId) {
        return catalog.find(fileId)
                .flatMap(file -> file.run(Optional.of(runId)))
                .map(RunRecord::summary)
                .orElseThrow(() -> FileController.notFound("File %s has no run %s.".formatted(fileId, runId)));
    }
}
