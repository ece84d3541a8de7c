package datapipeline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
        List<String> acknowledged = killAfterSome();

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

    private List<String> killAfterSome() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Busy.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (lines.size() == ENOUGH) {
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(lines).hasSizeGreaterThanOrEqualTo(ENOUGH);
        return lines.stream()
                .filter(line -> line.endsWith("."))
                .map(line -> line.substring(0, line.length() - 1))
                .toList();
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
