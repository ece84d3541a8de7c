package datapipeline.console.files;

import datapipeline.console.layout.Answer;
import datapipeline.console.layout.Questions;
import datapipeline.console.layout.Words;
import datapipeline.model.FileType;
import datapipeline.model.run.RunStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code /files}: what came, newest first. The same address answers with the list alone when a page refreshes. */
@Controller
final class FileListController {
    private static final String FILE_ID = "[a-z2-7]{26}";

    private final FileCatalog catalog;
    private final Questions questions;
    private final Words words;

    FileListController(FileCatalog catalog, Questions questions, Words words) {
        this.catalog = catalog;
        this.questions = questions;
        this.words = words;
    }

    /** A filter as it stands in the address; what is not understood there is no filter. */
    record Filter(
            @Nullable String status,
            @Nullable String type,
            @Nullable String q,
            @Nullable String cursor) {
        FileQuery query() {
            return new FileQuery(
                    Arrays.stream(RunStatus.values())
                            .filter(known -> known.name().equals(status))
                            .findFirst(),
                    Arrays.stream(FileType.values())
                            .filter(known -> known.wireName().equals(type))
                            .findFirst(),
                    Optional.ofNullable(q).map(String::strip).filter(text -> !text.isEmpty()),
                    Optional.ofNullable(cursor).filter(text -> !text.isEmpty()),
                    FileQuery.DAYS);
        }

        String address(Optional<String> from) {
            FileQuery query = query();
            return UriComponentsBuilder.fromPath("/files")
                    .queryParamIfPresent("status", query.status().map(RunStatus::name))
                    .queryParamIfPresent("type", query.type().map(FileType::wireName))
                    .queryParamIfPresent("q", query.text())
                    .queryParamIfPresent("cursor", from)
                    .encode()
                    .toUriString();
        }
    }

    @GetMapping("/files")
    String list(
            Filter filter, @RequestHeader(name = "HX-Request", required = false) @Nullable String part, Model model) {
        FileQuery query = filter.query();
        String text = query.text().orElse("");
        if (text.matches(FILE_ID)) {
            return "redirect:/files/" + text;
        }
        Answer<FilePage> answer = questions.ask("DynamoDB", () -> catalog.list(query));
        Optional<FilePage> page = answer.given();
        model.addAttribute("silence", answer.silence().orElse(null));
        model.addAttribute("rows", page.map(this::rows).orElse(List.of()));
        model.addAttribute(
                "older",
                page.flatMap(FilePage::older)
                        .map(from -> filter.address(Optional.of(from)))
                        .orElse(null));
        model.addAttribute("lookedBackTo", page.map(FilePage::lookedBackTo).orElse(null));
        model.addAttribute("narrowed", query.narrowed());
        model.addAttribute("first", query.cursor().isEmpty());
        model.addAttribute("here", filter.address(query.cursor()));
        model.addAttribute("newest", filter.address(Optional.empty()));
        model.addAttribute("filter", filter);
        model.addAttribute("statuses", RunStatus.values());
        model.addAttribute("types", FileType.values());
        return part == null ? "files" : "files :: list";
    }

    private List<FileRow> rows(FilePage page) {
        return page.runs().stream().map(run -> FileRow.of(run, words)).toList();
    }
}
