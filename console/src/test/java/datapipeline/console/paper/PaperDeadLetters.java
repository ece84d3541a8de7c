package datapipeline.console.paper;

import datapipeline.console.layout.UnansweredException;
import datapipeline.console.queues.DeadLetter;
import datapipeline.console.queues.DeadLetters;
import datapipeline.console.queues.Move;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One dead-letter queue on paper, whatever it is called; can fall silent. */
public final class PaperDeadLetters implements DeadLetters {
    public final List<DeadLetter> letters = new ArrayList<>();
    public final List<String> done = new ArrayList<>();
    public Optional<Move> move = Optional.empty();
    private boolean silent;

    public void clear() {
        silent = false;
        letters.clear();
        done.clear();
        move = Optional.empty();
    }

    public void fallSilent() {
        silent = true;
    }

    @Override
    public List<DeadLetter> look(String queue, int most) {
        answer("look into " + queue);
        return List.copyOf(letters);
    }

    @Override
    public boolean delete(String queue, String messageId) {
        answer("delete " + messageId + " of " + queue);
        return letters.removeIf(letter -> letter.messageId().equals(messageId));
    }

    @Override
    public Optional<Move> lastMove(String queue) {
        return move;
    }

    @Override
    public void startMove(String queue) {
        answer("move out of " + queue);
        if (move.isPresent()) {
            throw new IllegalStateException("There is already a task running.");
        }
        move = Optional.of(new Move(Move.Status.RUNNING, 1, 3, Instant.EPOCH, Optional.empty()));
    }

    @Override
    public void cancelMove(String queue) {
        answer("stop moving out of " + queue);
        move = Optional.of(new Move(Move.Status.CANCELLED, 1, 3, Instant.EPOCH, Optional.empty()));
    }

    private void answer(String what) {
        if (silent) {
            throw new UnansweredException("SQS", new IllegalStateException("connection refused"));
        }
        done.add(what);
    }
}
