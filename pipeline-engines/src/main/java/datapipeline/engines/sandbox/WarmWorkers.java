package datapipeline.engines.sandbox;

import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Java machines that stay up for the next file, because starting one costs more than reading most files. Only for workers in
 * which no native code sees what an uploader wrote: Java keeps such a file to itself, and a library in C may not. A machine
 * works for one file at a time, and for no other after one that it refused, failed on or took too long with.
 */
public final class WarmWorkers {
    private static final int MOST_FILES = 100;
    private static final int MOST_IDLE = 4;
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);
    /** The kernel's limit of processor time is for the whole life of a machine. */
    private static final Duration LIFE = Duration.ofDays(1);

    private final JavaWorker kind;
    private final Deque<KeptWorker> idle = new ArrayDeque<>();

    /**
     * @param main its main class, which calls {@link Worker#serve}
     * @param heapMegabytes what it may use of the heap
     */
    public WarmWorkers(Class<?> main, int heapMegabytes) {
        this.kind = new JavaWorker(main, heapMegabytes);
    }

    /** Has a machine work on a file; the arguments follow the file's path and the output directory's. */
    public StepResult perform(StepInput input, String... arguments) throws InterruptedException {
        KeptWorker worker = take();
        boolean again = false;
        try {
            StepResult result = kind.result(
                    worker.ask(JavaWorker.words(input, List.of(arguments)), input.limit()), input.outputs());
            again = result instanceof StepResult.Done && worker.files() < MOST_FILES && tidied(worker);
            return result;
        } finally {
            if (again) {
                putBack(worker);
            } else {
                worker.close();
            }
        }
    }

    private KeptWorker take() {
        synchronized (idle) {
            while (!idle.isEmpty()) {
                KeptWorker worker = idle.pop();
                if (worker.alive()) {
                    return worker;
                }
                worker.close();
            }
        }
        return KeptWorker.start(kind, LIFE);
    }

    private static boolean tidied(KeptWorker worker) {
        try {
            worker.tidy();
            return true;
        } catch (IOException e) {
            System.getLogger(WarmWorkers.class.getName())
                    .log(System.Logger.Level.WARNING, "a worker is not kept, as its directory could not be emptied", e);
            return false;
        }
    }

    private void putBack(KeptWorker worker) {
        synchronized (idle) {
            idle.push(worker);
        }
        CompletableFuture.delayedExecutor(LONGEST_IDLE.toMillis() + 1, TimeUnit.MILLISECONDS)
                .execute(this::letGo);
        letGo();
    }

    /** Ends those that waited for too long, and those beyond what is worth keeping: the longest idle first. */
    private void letGo() {
        List<KeptWorker> ended = new ArrayList<>();
        synchronized (idle) {
            Iterator<KeptWorker> longestIdleFirst = idle.descendingIterator();
            while (longestIdleFirst.hasNext()) {
                KeptWorker worker = longestIdleFirst.next();
                if (worker.idle().compareTo(LONGEST_IDLE) >= 0 || idle.size() > MOST_IDLE) {
                    longestIdleFirst.remove();
                    ended.add(worker);
                }
            }
        }
        ended.forEach(KeptWorker::close);
    }
}
