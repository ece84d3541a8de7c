package datapipeline.console.files;

import datapipeline.console.layout.InputBucket;
import datapipeline.model.Ids;
import datapipeline.model.Tenant;
import datapipeline.model.run.OutputObject;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * {@code /o/tenant/input key/step}: always the newest result of a step, whatever run made it. A link to give away
 * inside the house.
 */
@Controller
final class StablePathController {
    private final FileCatalog catalog;
    private final OutputLinks links;
    private final InputBucket input;

    StablePathController(FileCatalog catalog, OutputLinks links, InputBucket input) {
        this.catalog = catalog;
        this.links = links;
        this.input = input;
    }

    @GetMapping("/o/{tenant}/{*keyAndStep}")
    String open(@PathVariable String tenant, @PathVariable String keyAndStep) {
        int slash = keyAndStep.lastIndexOf('/');
        String key = slash < 1 ? "" : keyAndStep.substring(1, slash);
        String step = keyAndStep.substring(slash + 1);
        if (key.isEmpty() || !Tenant.of(key).equals(tenant)) {
            throw FileController.notFound(
                    "%s is no path of an output; it is /o/tenant/key/step.".formatted(keyAndStep));
        }
        String run = catalog.servedRun(Ids.fileId(input.name(), key))
                .orElseThrow(() -> FileController.notFound("%s has no finished run yet.".formatted(key)));
        OutputObject output = catalog.result(run).outputs().stream()
                .filter(each -> each.step().equals(step))
                .findFirst()
                .orElseThrow(() -> FileController.notFound("%s has no output of step %s.".formatted(key, step)));
        return "redirect:" + links.show(output.key());
    }
}
