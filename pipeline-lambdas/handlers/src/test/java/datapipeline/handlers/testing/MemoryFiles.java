package datapipeline.handlers.testing;

import datapipeline.handlers.classify.Arrival;
import datapipeline.handlers.classify.InputFiles;
import datapipeline.handlers.run.Files;
import datapipeline.model.Ids;
import datapipeline.model.OutputLayout;
import datapipeline.model.Problem;
import datapipeline.model.Source;
import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.OutputObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** S3_INPUT and S3_OUTPUT in memory. */
public final class MemoryFiles implements Files, InputFiles {
    public final Map<String, String> outputs = new TreeMap<>();
    public final Map<String, Manifest> manifests = new TreeMap<>();
    public final Map<String, String> metadata = new HashMap<>(Map.of("processing-option", "resize;width=8"));
    public boolean gone;
    public boolean replaced;
    /** What lies in the bucket instead of a GIF. */
    public Optional<byte[]> content = Optional.empty();
    /** What S3 says instead of giving an object out. */
    public Optional<Problem> refusal = Optional.empty();
    /** What happens while an object is read, once. */
    public Runnable duringTheNextRead = () -> {};
    /** Keys of objects at which every read fails. */
    public final Set<String> broken = new HashSet<>();

    public long size = 14;
    public int downloads;
    /** Makes S3_OUTPUT unreachable. */
    public volatile boolean down;

    private final Faults faults;

    MemoryFiles(Faults faults) {
        this.faults = faults;
    }

    @Override
    public Read beginning(Arrival arrival, int bytes) {
        byte[] gif = "GIF89a\1\0\1\0\0\0\0;".getBytes(StandardCharsets.ISO_8859_1);
        Runnable meanwhile = duringTheNextRead;
        duringTheNextRead = () -> {};
        meanwhile.run();
        if (broken.contains(arrival.key())) {
            throw new IllegalStateException("S3 answers 500");
        }
        if (refusal.isPresent()) {
            return new Unreadable(refusal.get());
        }
        return gone ? new Gone() : replaced ? new Replaced() : new Beginning(content.orElse(gif), size, metadata);
    }

    @Override
    public byte[] end(Arrival arrival, int bytes) {
        return new byte[0];
    }

    @Override
    public Fetched download(Source source, Path to) {
        downloads++;
        try {
            java.nio.file.Files.writeString(to, "pixels");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (source.sha256().isPresent()) {
            return source.sha256().get().equals(Ids.sha256Hex("pixels")) ? Fetched.HERE : Fetched.OTHER_BYTES;
        }
        return gone ? Fetched.GONE : replaced ? Fetched.REPLACED : Fetched.HERE;
    }

    @Override
    public OutputObject upload(String prefix, String step, MadeFile file) {
        reach();
        String name = file.name();
        String key = OutputLayout.outputKey(prefix, step, name);
        faults.around(() -> outputs.put(key, "made"));
        return new OutputObject(
                step,
                name,
                key,
                4,
                Ids.sha256Hex("made"),
                file.contentType(),
                file.width(),
                file.height(),
                file.durationMs(),
                file.metadata());
    }

    @Override
    public void putManifest(String key, Manifest manifest) {
        reach();
        faults.around(() -> manifests.putIfAbsent(key, manifest));
    }

    @Override
    public void deleteUnder(String prefix, Predicate<String> chosen) {
        reach();
        outputs.keySet().removeIf(key -> key.startsWith(prefix) && chosen.test(key));
    }

    private void reach() {
        if (down) {
            throw new IllegalStateException("S3 does not answer");
        }
    }
}
