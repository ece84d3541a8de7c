package datapipeline.engines.sandbox;

import datapipeline.model.json.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A Java machine that works on one file after the other: it gets a line for each, and answers with a line. Who uses it
 * throws it away after anything that did not go well.
 */
final class KeptWorker implements AutoCloseable {
    private static final int LONGEST_ANSWER = 4 << 20;
    private static final int KEPT_ERRORS = 64 << 10;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Scratch scratch;
    private final Sandbox.Started started;
    private final Captured errors;
    /** One answer at a time; an empty one says that there will be no more. */
    private final BlockingQueue<Optional<String>> answers = new ArrayBlockingQueue<>(2);

    private int files;
    private long idleSince = System.nanoTime();

    private KeptWorker(Scratch scratch, Sandbox.Started started) {
        this.scratch = scratch;
        this.started = started;
        this.errors = Captured.from(started.process().getErrorStream(), KEPT_ERRORS, line -> {});
    }

    /** Starts it in a directory of its own, which is also where it keeps temporary files. */
    static KeptWorker start(JavaWorker kind, Duration limit) {
        Scratch scratch = Scratch.make();
        try {
            Path directory = scratch.directory();
            var worker = new KeptWorker(scratch, Sandbox.start(kind.kept(directory), directory, limit));
            Thread.ofVirtual().start(worker::listen);
            return worker;
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /**
     * Has it work on a file, and waits for what it says.
     *
     * @return as if it had ended with the answer, though it did not when the status is 0
     * @throws InterruptedException when called off; it is still at work then, and must be closed
     */
    Ending ask(List<String> words, Duration limit) throws InterruptedException {
        files++;
        Duration before = cpu();
        try {
            var in = started.process().getOutputStream();
            in.write((Json.write(words) + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            return died(before);
        }
        Optional<String> answer = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null) {
            return new Ending.TimedOut(limit, cpu().minus(before));
        }
        return answer.isPresent() ? new Ending.Exited(0, answer.get(), "", cpu().minus(before)) : died(before);
    }

    private Ending died(Duration before) throws InterruptedException {
        boolean ended = started.process().waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        int status = ended ? started.process().exitValue() : -1;
        return new Ending.Exited(status, "", errors.text(LAST_WORDS), cpu().minus(before));
    }

    private Duration cpu() {
        return started.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Empties its directory of what the last file left there. */
    void tidy() throws IOException {
        scratch.empty();
        idleSince = System.nanoTime();
    }

    int files() {
        return files;
    }

    boolean alive() {
        return started.process().isAlive();
    }

    Duration idle() {
        return Duration.ofNanos(System.nanoTime() - idleSince);
    }

    private void listen() {
        try (InputStream in = new BufferedInputStream(started.process().getInputStream())) {
            for (Optional<String> line = line(in); line.isPresent(); line = line(in)) {
                Optional<String> answer = line.filter(one -> one.startsWith(Worker.ANSWER))
                        .map(one -> one.substring(Worker.ANSWER.length()));
                if (answer.isPresent()) {
                    answers.put(answer);
                }
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().setName("closed: " + e.getMessage());
        } finally {
            answers.offer(Optional.empty());
        }
    }

    private static Optional<String> line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            if (line.size() == LONGEST_ANSWER) {
                throw new IOException("the worker's answer is longer than %d bytes".formatted(LONGEST_ANSWER));
            }
            line.write(next);
        }
        return Optional.empty();
    }

    /** Ends it, whatever it is at. */
    @Override
    public void close() {
        try (scratch) {
            started.close();
        }
    }
}
