package datapipeline.console.upload;

import datapipeline.console.layout.InputBucket;
import datapipeline.model.FileType;
import datapipeline.model.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** {@code /upload}: the page, and what the pipeline would say about the wishes in its form. */
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class UploadController {
    private final InputBucket bucket;

    UploadController(InputBucket bucket) {
        this.bucket = bucket;
    }

    /**
     * What was understood of the wishes for one family.
     *
     * @param message what is wrong; empty when nothing is
     */
    record Understood(String type, boolean accepted, String option, String message, List<String> fixes) {
        static Understood of(FileType type, Map<String, String> form) {
            Wish wish = Wish.of(type, form);
            return wish.problem(type)
                    .map(problem -> new Understood(
                            type.wireName(), false, wish.inWords(type), problem.message(), problem.fixes()))
                    .orElseGet(() -> new Understood(type.wireName(), true, wish.inWords(type), "", List.of()));
        }
    }

    @GetMapping("/upload")
    String page(Model model) {
        model.addAttribute("forms", WishForm.all());
        model.addAttribute("bucket", bucket.name());
        return "upload";
    }

    @PostMapping("/upload/check")
    @ResponseBody
    List<Understood> check(@RequestParam Map<String, String> form) {
        return Arrays.stream(FileType.values())
                .map(type -> Understood.of(type, form))
                .toList();
    }

    /** The first thing that is wrong with the wishes for a family. */
    static void refuseWrong(FileType type, Wish wish) {
        wish.problem(type).map(Problem::message).ifPresent(message -> {
            throw new IllegalArgumentException(message);
        });
    }
}
