package datapipeline.handlers.testing;

import datapipeline.handlers.run.Outputs;
import datapipeline.model.run.Manifest;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** S3_OUTPUT in memory. */
public final class MemoryBucket implements Outputs {
    public final Map<String, String> objects = new ConcurrentSkipListMap<>();

    @Override
    public String bucket() {
        return Topology.S3_OUTPUT;
    }

    @Override
    public void put(String key, Path file, String contentType, String sha256) {
        try {
            objects.put(key, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void putOnce(String key, String json) {
        objects.putIfAbsent(key, json);
    }

    @Override
    public Optional<String> read(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public void deleteAll(String prefix) {
        objects.keySet().removeIf(key -> key.startsWith(prefix));
    }

    public Optional<String> manifestKey() {
        return objects.keySet().stream()
                .filter(key -> key.endsWith(Manifest.NAME))
                .findFirst();
    }
}
