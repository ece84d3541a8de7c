package datapipeline.local.samples;

import datapipeline.console.files.FileCatalog;
import datapipeline.console.files.FileRow;
import datapipeline.console.layout.Answer;
import datapipeline.console.layout.InputBucket;
import datapipeline.console.layout.Questions;
import datapipeline.console.layout.Words;
import datapipeline.model.Ids;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /samples}: the shipped files, a button that sends them, and what became of each. */
@Controller
class SamplesController {
    private final Samples samples;
    private final SampleSender sender;
    private final FileCatalog catalog;
    private final InputBucket bucket;
    private final Questions questions;
    private final Words words;

    SamplesController(
            Samples samples,
            SampleSender sender,
            FileCatalog catalog,
            InputBucket bucket,
            Questions questions,
            Words words) {
        this.samples = samples;
        this.sender = sender;
        this.catalog = catalog;
        this.bucket = bucket;
        this.questions = questions;
        this.words = words;
    }

    @GetMapping("/samples")
    String list(@RequestHeader(name = "HX-Request", required = false) @Nullable String part, Model model) {
        Answer<List<SampleRow>> answer = questions.ask(
                "DynamoDB", () -> samples.all().stream().map(this::row).toList());
        model.addAttribute("silence", answer.silence().orElse(null));
        model.addAttribute("samples", answer.given().orElse(List.of()));
        return part == null ? "samples" : "samples :: list";
    }

    @PostMapping("/samples")
    @PreAuthorize("hasRole('OPERATOR')")
    String send(@RequestParam Optional<String> key, RedirectAttributes after) {
        List<Sample> chosen = key.map(this::known).map(List::of).orElseGet(samples::all);
        chosen.forEach(sender::send);
        after.addFlashAttribute(
                "notice",
                chosen.size() == 1
                        ? chosen.getFirst().name() + " is sent; its run appears below."
                        : "%d files are sent; their runs appear below.".formatted(chosen.size()));
        return "redirect:/samples";
    }

    private Sample known(String key) {
        return samples.find(key)
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no sample \"%s\".".formatted(key)));
    }

    private SampleRow row(Sample sample) {
        return new SampleRow(
                sample.key(),
                sample.name(),
                sample.words(),
                sample.option().orElse("by default"),
                sample.option().isPresent(),
                words.size(Samples.bytes(sample.file()).length),
                sample.licence(),
                catalog.find(Ids.fileId(bucket.name(), sample.key()))
                        .map(file -> FileRow.of(file.runs().getFirst().summary(), words))
                        .orElse(null));
    }
}
