package datapipeline.local.columns;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * DuckDB's driver unpacks its library, 70 MB, into the temporary directory at every start and deletes it at the end of
 * the process; a killed process leaves it there.
 */
final class UnpackedLibraries {
    private static final Logger LOG = System.getLogger(UnpackedLibraries.class.getName());

    /** By then whoever unpacked it has loaded it, and needs the file no more. */
    private static final Duration LEFT = Duration.ofHours(1);

    private UnpackedLibraries() {}

    /** Deletes what killed processes left in this directory. */
    static void deleteLeftOver(Path directory, Instant now) {
        try (DirectoryStream<Path> libraries = Files.newDirectoryStream(directory, "libduckdb_java*.so")) {
            for (Path library : libraries) {
                if (Files.getLastModifiedTime(library).toInstant().isBefore(now.minus(LEFT))) {
                    Files.deleteIfExists(library);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "old libraries of DuckDB stay in " + directory, e);
        }
    }
}
