package datapipeline.console.queues;

import datapipeline.console.layout.Answer;
import datapipeline.console.layout.Questions;
import java.security.Principal;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an operator can do with dead letters. Each is logged with who did it. */
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class RedriveController {
    private static final Logger LOG = LoggerFactory.getLogger(RedriveController.class);

    private final DeadLetters letters;
    private final Questions questions;

    RedriveController(DeadLetters letters, Questions questions) {
        this.letters = letters;
        this.questions = questions;
    }

    @PostMapping("/queues/{name}/redrive")
    String redrive(@PathVariable String name, Principal who, RedirectAttributes after) {
        return answer(name, after, () -> {
            letters.startMove(name);
            LOG.info("{} moves the messages of {} back to their queue.", who.getName(), name);
            return "The redrive has begun.";
        });
    }

    @PostMapping("/queues/{name}/redrive/cancel")
    String cancel(@PathVariable String name, Principal who, RedirectAttributes after) {
        return answer(name, after, () -> {
            letters.cancelMove(name);
            LOG.info("{} stopped the redrive of {}.", who.getName(), name);
            return "The redrive is stopped; what was moved stays where it is.";
        });
    }

    @PostMapping("/queues/{name}/delete")
    String delete(@PathVariable String name, @RequestParam String message, Principal who, RedirectAttributes after) {
        return answer(name, after, () -> {
            if (!letters.delete(name, message)) {
                throw new IllegalStateException(
                        "Message %s was not found: it is gone, or somebody else holds it at the moment."
                                .formatted(message));
            }
            LOG.info("{} deleted message {} of {}.", who.getName(), message, name);
            return "Message %s is deleted.".formatted(message);
        });
    }

    private String answer(String name, RedirectAttributes after, Supplier<String> action) {
        DeadLetterQueue queue = DeadLetterQueue.called(name);
        try {
            switch (questions.ask("SQS", action)) {
                case Answer.Given<String>(String done) -> after.addFlashAttribute("notice", done);
                case Answer.Silence<String> silence ->
                    after.addFlashAttribute(
                            "failure",
                            silence.message() + ". Nothing was changed, as far as is known; look and try again.");
            }
        } catch (IllegalStateException refused) {
            after.addFlashAttribute("failure", refused.getMessage());
        }
        return "redirect:" + queue.address();
    }
}
