package datapipeline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.store.KilledProcess;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process is killed while it writes objects; this one finds all that were acknowledged, and what was told. */
class S3KillTest {
    private static final int ENOUGH = 200;

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedSurvivesAKillTogetherWithItsEvents() throws Exception {
        List<String> acknowledged = KilledProcess.acknowledged(Busy.class, directory, ENOUGH);

        try (ObjectBench bench = new ObjectBench(directory, store -> event -> {})) {
            List<StoredObject> versions = bench.versions();
            Set<String> keys = new HashSet<>();
            for (StoredObject version : versions) {
                keys.add(version.key());
                assertThat(bench.read(version)).isEqualTo(Busy.textOf(version.key()));
            }
            MVMap<String, String> told = bench.store.map("told");

            assertThat(keys).containsAll(acknowledged);
            assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(keys);
            assertThat(bench.files()).as("no file without an owner").hasSameSizeAs(versions);
        }
    }

    /** Four writers, each of whom says which objects were acknowledged. */
    static final class Busy {
        private Busy() {}

        static String textOf(String key) {
            return key.repeat(1_000);
        }

        public static void main(String[] arguments) {
            ObjectBench bench = new ObjectBench(Path.of(arguments[0]), store -> {
                MVMap<String, String> told = store.map("told");
                return event -> told.put(event.object().key(), event.detail());
            });
            bench.bucket(StoredBucket.Versioning.NEVER, true);
            for (String writer : List.of("a", "b", "c", "d")) {
                new Thread(() -> {
                            for (int i = 0; ; i++) {
                                String key = writer + i;
                                bench.put(key, textOf(key));
                                System.out.println(key + ".");
                            }
                        })
                        .start();
            }
        }
    }
}
