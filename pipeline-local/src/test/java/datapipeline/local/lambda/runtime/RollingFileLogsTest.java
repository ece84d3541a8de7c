package datapipeline.local.lambda.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingFileLogsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path directory;

    @Test
    void writesAFileForEachFunctionAndGoesOnWithItAfterARestart() throws Exception {
        for (String line : new String[] {"first", "second"}) {
            try (RollingFileLogs logs = new RollingFileLogs(directory, 1_000)) {
                logs.write("/aws/lambda/classify", "stream", NOON, line);
                logs.write("/aws/lambda/video", "stream", NOON, line);
            }
        }

        assertThat(Files.readAllLines(directory.resolve("classify.log")))
                .containsExactly("2026-11-24T12:00:00Z stream first", "2026-11-24T12:00:00Z stream second");
        assertThat(directory.resolve("video.log")).exists();
    }

    @Test
    void keepsOneFullFileAndNoMore() throws Exception {
        try (RollingFileLogs logs = new RollingFileLogs(directory, 100)) {
            for (int i = 0; i < 50; i++) {
                logs.write("/aws/lambda/classify", "stream", NOON, "line " + i);
            }
        }

        assertThat(directory).isDirectoryContaining(file -> file.endsWith("classify.log.1"));
        assertThat(Files.size(directory.resolve("classify.log"))).isLessThanOrEqualTo(100);
        assertThat(Files.size(directory.resolve("classify.log.1"))).isLessThanOrEqualTo(100);
        assertThat(Files.readString(directory.resolve("classify.log"))).contains("line 49");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }
}
