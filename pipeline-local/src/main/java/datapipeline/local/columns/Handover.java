package datapipeline.local.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Hands what many threads put to the one that takes, which gets all at once that has come together meanwhile. */
public final class Handover<T> {
    private final BlockingQueue<T> waiting;
    private final int mostBehindTheFirst;

    /**
     * @param mostWaiting while so many wait, nobody can put another
     * @param mostBehindTheFirst how many are taken together with the one that has waited longest
     */
    public Handover(int mostWaiting, int mostBehindTheFirst) {
        this.waiting = new ArrayBlockingQueue<>(mostWaiting);
        this.mostBehindTheFirst = mostBehindTheFirst;
    }

    /** Returns when it is put; whoever is interrupted in the meantime is told so afterwards. */
    public void put(T one) {
        boolean interrupted = false;
        while (true) {
            try {
                waiting.put(one);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until there is something. */
    public List<T> take() {
        var batch = new ArrayList<T>();
        try {
            batch.add(waiting.take());
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the thread that takes", e);
        }
        waiting.drainTo(batch, mostBehindTheFirst);
        return batch;
    }

    /** All that waits now. */
    public List<T> rest() {
        var rest = new ArrayList<T>();
        waiting.drainTo(rest);
        return rest;
    }
}
