package datapipeline.console.files;

import datapipeline.console.layout.UnansweredException;
import datapipeline.model.json.Json;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A run as the machines see it, to look at and to copy. */
@RestController
final class RawController {
    private final FileCatalog catalog;
    private final OutputLinks links;

    RawController(FileCatalog catalog, OutputLinks links) {
        this.catalog = catalog;
        this.links = links;
    }

    @GetMapping(path = "/files/{fileId}/record.json", produces = MediaType.APPLICATION_JSON_VALUE)
    String record(@PathVariable String fileId, @RequestParam String run) {
        return catalog.item(fileId, run)
                .orElseThrow(() -> FileController.notFound("File %s has no run %s.".formatted(fileId, run)));
    }

    @GetMapping(path = "/files/{fileId}/manifest.json", produces = MediaType.APPLICATION_JSON_VALUE)
    String manifest(@PathVariable String fileId, @RequestParam String run) {
        String key = catalog.find(fileId)
                .flatMap(file -> file.runs().stream()
                        .filter(each -> each.summary().runId().equals(run))
                        .findFirst())
                .flatMap(RunRecord::manifestKey)
                .orElseThrow(() -> FileController.notFound("Run %s has no manifest.".formatted(run)));
        return Json.pretty(Json.read(links.text(key), Map.class));
    }

    /** Subtitles for the player on a file's page. */
    @GetMapping(path = "/files/{fileId}/captions.vtt", produces = "text/vtt;charset=UTF-8")
    String captions(
            @PathVariable String fileId,
            @RequestParam String run,
            @RequestParam String step,
            @RequestParam String name) {
        return catalog.result(run).outputs().stream()
                .filter(output -> output.step().equals(step) && output.name().equals(name))
                .filter(output -> output.contentType().startsWith(Players.VTT))
                .findFirst()
                .map(output -> links.text(output.key()))
                .orElseThrow(() -> FileController.notFound(
                        "Run %s of file %s has no subtitles called %s.".formatted(run, fileId, name)));
    }

    @ExceptionHandler(UnansweredException.class)
    @ResponseStatus(HttpStatus.BAD_GATEWAY)
    Map<String, String> silent(UnansweredException e) {
        return Map.of("message", e.getMessage() + ". Try again.");
    }
}
