package datapipeline.handlers.run;

import datapipeline.model.engine.StepResult;
import datapipeline.model.run.OutputObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Uploads what a step made under the attempt's own prefix. */
final class Upload {
    private final Outputs outputs;

    Upload(Outputs outputs) {
        this.outputs = outputs;
    }

    /** @throws InterruptedException when the attempt was called off */
    List<OutputObject> of(String attemptPrefix, String step, StepResult.Done done) throws InterruptedException {
        List<OutputObject> uploaded = new ArrayList<>();
        for (StepResult.MadeFile file : done.files()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("called off while uploading " + step);
            }
            uploaded.add(one(attemptPrefix, step, file, done.metadata()));
        }
        return uploaded;
    }

    private OutputObject one(String prefix, String step, StepResult.MadeFile file, Map<String, String> ofInput) {
        String name = file.path().getFileName().toString();
        String key = prefix + step + "/" + name;
        String sha256 = sha256(file.path());
        outputs.put(key, file.path(), file.contentType(), sha256);
        Map<String, String> metadata = new TreeMap<>(ofInput);
        metadata.putAll(file.metadata());
        return new OutputObject(
                step,
                name,
                key,
                size(file.path()),
                sha256,
                file.contentType(),
                file.width(),
                file.height(),
                file.durationMs(),
                metadata);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the engine named an output that cannot be read: " + file, e);
        }
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("the engine named an output that cannot be read: " + file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
