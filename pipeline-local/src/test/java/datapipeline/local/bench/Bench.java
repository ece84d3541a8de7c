package datapipeline.local.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures the whole product on this machine against its own engines alone, and prints tables for docs/benchmarks.md.
 * The first argument is the number of files of each family, 25 where none is given.
 */
final class Bench {
    private static final int EACH = 25;
    /** As many functions of a family work at a time in the embedded cloud. */
    private static final int AT_A_TIME = 2;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        int each = arguments.length == 0 ? EACH : Integer.parseInt(arguments[0]);
        Path directory = Files.createTempDirectory("bench-");
        System.out.printf(
                "%d processors, Java %s, load average %s%n%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                Files.readString(Path.of("/proc/loadavg")).strip());
        var engines = new EnginesAlone(directory);
        System.out.println(Measured.HEADER);
        for (BenchFile file : BenchFile.values()) {
            System.out.println(engines.serially(file, each).row());
        }
        System.out.println(engines.together(each, AT_A_TIME).row());
        var loops = new PlainLoops(directory);
        System.out.println(loops.ffmpeg(each).row());
        System.out.println(loops.imageIo(each).row());
        System.out.println();
        WholePipeline.measure(directory.resolve("data"), each);
        System.out.printf(
                "%nload average at the end %s%n",
                Files.readString(Path.of("/proc/loadavg")).strip());
    }
}
