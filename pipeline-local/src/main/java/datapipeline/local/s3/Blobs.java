package datapipeline.local.s3;

import datapipeline.local.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * The bytes of objects, as files. A file gets its name when it is complete; how many objects and parts need it is
 * counted in the store; when nobody does, it is deleted, but not while somebody reads it. What a crash leaves without
 * an owner is deleted at the next start.
 */
final class Blobs {
    private static final Logger LOG = System.getLogger(Blobs.class.getName());
    private static final int BUFFER = 64 << 10;

    /** A reader's hold on some files. */
    interface Pin extends AutoCloseable {
        @Override
        void close();
    }

    private final Path directory;
    private final Path incoming;
    private final MVMap<String, Integer> owners;
    private final Map<String, Integer> reading = new HashMap<>();
    private final Set<String> doomed = new HashSet<>();

    Blobs(Store store, Path directory) {
        this.directory = directory;
        this.incoming = directory.resolve("incoming");
        this.owners = store.map("s3.blobs");
        try {
            Files.createDirectories(incoming);
            deleteOrphans();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + directory + " for the bytes of objects", e);
        }
    }

    private void deleteOrphans() throws IOException {
        List<Path> orphans;
        try (Stream<Path> files = Files.walk(directory)) {
            orphans = files.filter(Files::isRegularFile)
                    .filter(file -> file.startsWith(incoming)
                            || !owners.containsKey(file.getFileName().toString()))
                    .toList();
        }
        for (Path orphan : orphans) {
            Files.delete(orphan);
        }
    }

    /** Takes in bytes until the stream ends. The blob has no owner yet: either it is owned, or it is to be discarded. */
    Blob receive(InputStream bytes, ContentDigests digests) throws IOException {
        String id = UUID.randomUUID().toString();
        Path arriving = incoming.resolve(id);
        try {
            long size = copy(bytes, arriving, digests);
            Path place = file(id);
            Files.createDirectories(place.getParent());
            Files.move(arriving, place, StandardCopyOption.ATOMIC_MOVE);
            return new Blob(id, size);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(arriving);
            throw e;
        }
    }

    private static long copy(InputStream bytes, Path to, ContentDigests digests) throws IOException {
        long size = 0;
        try (OutputStream file = Files.newOutputStream(to)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                file.write(buffer, 0, n);
                digests.update(buffer, 0, n);
                size += n;
            }
        }
        digests.finish();
        return size;
    }

    /** One more object or part needs these bytes. Only inside a change of the store. */
    void own(Collection<Blob> blobs) {
        blobs.forEach(blob -> owners.merge(blob.id(), 1, Integer::sum));
    }

    /**
     * One object or part needs these bytes no more. Only inside a change of the store.
     *
     * @return those that nobody needs now; to be given to {@link #discard} once the change is on disk
     */
    List<Blob> disown(Collection<Blob> blobs) {
        var unowned = new ArrayList<Blob>();
        for (Blob blob : blobs) {
            if (owners.computeIfPresent(blob.id(), (id, count) -> count == 1 ? null : count - 1) == null) {
                unowned.add(blob);
            }
        }
        return unowned;
    }

    /** Deletes those that nobody needs, now or when their last reader is done. */
    void discard(Collection<Blob> blobs) {
        blobs.stream()
                .map(Blob::id)
                .filter(id -> !owners.containsKey(id) && !isDoomedByReaders(id))
                .forEach(this::delete);
    }

    private boolean isDoomedByReaders(String id) {
        synchronized (reading) {
            return reading.containsKey(id) && doomed.add(id);
        }
    }

    /** Keeps the files from being deleted until the result is closed. Only while their owner cannot change. */
    Pin pin(Collection<Blob> blobs) {
        synchronized (reading) {
            blobs.forEach(blob -> reading.merge(blob.id(), 1, Integer::sum));
        }
        return () -> unpin(blobs);
    }

    private void unpin(Collection<Blob> blobs) {
        var unread = new ArrayList<String>();
        synchronized (reading) {
            for (Blob blob : blobs) {
                boolean last =
                        reading.computeIfPresent(blob.id(), (id, count) -> count == 1 ? null : count - 1) == null;
                if (last && doomed.remove(blob.id())) {
                    unread.add(blob.id());
                }
            }
        }
        unread.forEach(this::delete);
    }

    /** Where the bytes of a blob are. */
    Path file(String id) {
        return directory.resolve(id.substring(0, 2)).resolve(id);
    }

    /** A file that cannot be deleted harms nobody: it is an orphan, and the next start tries again. */
    private void delete(String id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            LOG.log(Level.WARNING, () -> "the blob %s stays until the next start".formatted(file(id)), e);
        }
    }
}
