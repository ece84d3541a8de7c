package datapipeline.console.queues;

import static datapipeline.console.queues.QueueRow.figure;

import datapipeline.model.FileType;
import datapipeline.model.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** {@code /queues}: what waits, and what waits for a person. */
@Controller
final class QueuesController {
    private final QueueDepths depths;

    QueuesController(QueueDepths depths) {
        this.depths = depths;
    }

    @GetMapping("/queues")
    String queues(@RequestHeader(name = "HX-Request", required = false) @Nullable String part, Model model) {
        model.addAttribute("rows", rows());
        return part == null ? "queues" : "queues :: list";
    }

    /** The queues of a file's way, in its order, with what each is for. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (FileType type : FileType.values()) {
            meanings.put(Topology.queueOf(type), type.inWords() + " jobs");
        }
        meanings.put(Topology.SQS_OUTPUT, "results to be joined");
        meanings.put(Topology.SQS_CLASSIFY_DLQ, "arrivals the classifier could not take");
        return meanings;
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        meanings().keySet().forEach(name -> {
            DeadLetterQueue dead = DeadLetterQueue.of(name);
            dead.source().ifPresent(names::add);
            names.add(dead.name());
        });
        return names;
    }

    private List<QueueRow> rows() {
        Map<String, QueueDepth> known = new HashMap<>();
        depths.of(names()).forEach(depth -> known.put(depth.name(), depth));
        return meanings().entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), known))
                .toList();
    }

    private static QueueRow row(String name, String meaning, Map<String, QueueDepth> known) {
        QueueDepth queue = depth(name, known);
        boolean itself = name.equals(Topology.SQS_CLASSIFY_DLQ);
        QueueDepth dead = itself ? queue : depth(Topology.deadLetterQueueOf(name), known);
        return new QueueRow(
                name,
                meaning,
                itself ? "" : figure(queue.visible()),
                itself ? "" : figure(queue.inFlight()),
                itself ? "" : figure(queue.delayed()),
                figure(dead.visible()),
                DeadLetterQueue.of(name).address(),
                queue.redrive()
                        .map(policy ->
                                "to %s after %d receives".formatted(policy.deadLetterQueue(), policy.maxReceiveCount()))
                        .orElse(""),
                dead.visible().orElse(0) > 0,
                queue.silence().or(dead::silence).orElse(""));
    }

    private static QueueDepth depth(String name, Map<String, QueueDepth> known) {
        return known.getOrDefault(name, QueueDepth.unknown(name, "Nobody asked this queue."));
    }
}
