package datapipeline.engines.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ffmpeg and ffprobe programs that the class path brings, as children of the sandbox. */
public final class Ffmpeg {
    private static final long ADDRESS_SPACE = 6L << 30;
    private static final long FILE_SIZE = 8L << 30;

    private final Path directory;
    private final String version;

    Ffmpeg(Path directory, String version) {
        this.directory = directory;
        this.version = version;
    }

    /**
     * Unpacked on first use, once a machine and user.
     *
     * @throws IllegalStateException when the class path has none for this machine
     * @throws java.io.UncheckedIOException when it cannot be unpacked
     */
    public static Ffmpeg installed() {
        return Lazy.FFMPEG;
    }

    public String version() {
        return version;
    }

    /** Makes something; complains about errors only, and never reads the terminal. */
    public Child ffmpeg(List<String> arguments) {
        return child("ffmpeg", List.of("-nostdin", "-hide_banner", "-loglevel", "error", "-y"), arguments);
    }

    /** Tells about a file, as JSON. */
    public Child ffprobe(List<String> arguments) {
        return child("ffprobe", List.of("-hide_banner", "-loglevel", "error", "-of", "json"), arguments);
    }

    private Child child(String program, List<String> always, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(directory.resolve(program).toString()));
        words.addAll(always);
        words.addAll(arguments);
        return new Child(
                words,
                Map.of("LD_LIBRARY_PATH", directory.toString()),
                false,
                new Child.Resources(ADDRESS_SPACE, FILE_SIZE));
    }

    private static final class Lazy {
        private static final Ffmpeg FFMPEG = FfmpegInstallation.install();
    }
}
