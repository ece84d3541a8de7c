package datapipeline.console.queues;

import datapipeline.console.layout.Answer;
import datapipeline.console.layout.InputBucket;
import datapipeline.console.layout.Questions;
import datapipeline.console.layout.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * {@code /queues/sqs-picture-dlq}: what lies in a dead-letter queue and what can be done about it. Looking receives the
 * messages for a moment, so only operators may, and a page that refreshes itself never looks again by itself.
 */
@Controller
class DeadLettersController {
    /** What one page shows; a person reads no more, and looking costs a request for each ten. */
    private static final int MOST_SHOWN = 50;

    private final DeadLetters letters;
    private final QueueDepths depths;
    private final Questions questions;
    private final InputBucket input;
    private final Words words;
    private final InstantSource clock;

    DeadLettersController(
            DeadLetters letters,
            QueueDepths depths,
            Questions questions,
            InputBucket input,
            Words words,
            InstantSource clock) {
        this.letters = letters;
        this.depths = depths;
        this.questions = questions;
        this.input = input;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/queues/{name}")
    String queue(
            @PathVariable String name,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        show(DeadLetterQueue.called(name), model);
        return part == null ? "dead-letters" : "dead-letters :: live";
    }

    @GetMapping("/queues/{name}/letters")
    @PreAuthorize("hasRole('OPERATOR')")
    String look(
            @PathVariable String name,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        show(DeadLetterQueue.called(name), model);
        look(name, model);
        return part == null ? "dead-letters" : "dead-letters :: letters";
    }

    private void show(DeadLetterQueue queue, Model model) {
        QueueDepth depth = depths.of(List.of(queue.name())).getFirst();
        Answer<Optional<Move>> move = queue.source().isEmpty()
                ? new Answer.Given<>(Optional.empty())
                : questions.ask("SQS", () -> letters.lastMove(queue.name()));
        model.addAttribute("here", queue.address());
        model.addAttribute("queue", queue.name());
        model.addAttribute("source", queue.source().orElse(null));
        model.addAttribute("waiting", QueueRow.figure(depth.visible()));
        model.addAttribute("held", QueueRow.figure(depth.inFlight()));
        model.addAttribute("alarming", depth.visible().orElse(0) > 0);
        model.addAttribute("depthSilence", depth.silence().orElse(null));
        model.addAttribute("silence", move.silence().orElse(null));
        model.addAttribute(
                "move",
                move.given()
                        .flatMap(last -> last)
                        .map(last -> MoveRow.of(last, words))
                        .orElse(null));
    }

    /** Messages that somebody looks at would be hidden from a move. */
    private void look(String name, Model model) {
        if (model.getAttribute("move") instanceof MoveRow move && move.active()) {
            model.addAttribute("busy", true);
            return;
        }
        Answer<List<DeadLetter>> seen = questions.ask("SQS", () -> letters.look(name, MOST_SHOWN));
        model.addAttribute("lettersSilence", seen.silence().orElse(null));
        model.addAttribute(
                "letters",
                seen.given()
                        .map(some -> some.stream()
                                .map(letter -> LetterRow.of(letter, input, words))
                                .toList())
                        .orElse(null));
        model.addAttribute("lookedAt", words.second(clock.instant()));
        model.addAttribute("mostShown", MOST_SHOWN);
    }
}
