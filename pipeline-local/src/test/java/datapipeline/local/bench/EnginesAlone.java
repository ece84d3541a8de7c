package datapipeline.local.bench;

import datapipeline.handlers.run.Engines;
import datapipeline.model.Source;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.run.EngineKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The floor: the pipeline's own engines on the same files, with nothing around them. */
final class EnginesAlone {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Engines engines = Engines.onClassPath(EngineChoice.open(EngineKind.EMBEDDED));
    private final Path directory;

    EnginesAlone(Path directory) {
        this.directory = directory;
    }

    /** One file after the other. */
    Measured serially(BenchFile file, int times) throws Exception {
        return Measured.here("engine alone, one at a time: " + file.type().wireName(), times, () -> {
            for (int i = 0; i < times; i++) {
                process(file, file + "-" + i);
            }
        });
    }

    /** Files of all families, as many of each at a time as the pipeline has functions for it. */
    Measured together(int eachTimes, int atATime) throws Exception {
        return Measured.here(
                "engines alone, %d of each family at a time".formatted(atATime),
                eachTimes * BenchFile.values().length,
                () -> {
                    List<Future<?>> all = new ArrayList<>();
                    List<ExecutorService> families = new ArrayList<>();
                    for (BenchFile file : BenchFile.values()) {
                        ExecutorService family = Executors.newFixedThreadPool(atATime);
                        families.add(family);
                        for (int i = 0; i < eachTimes; i++) {
                            String name = file + "-together-" + i;
                            all.add(family.submit(() -> {
                                process(file, name);
                                return null;
                            }));
                        }
                    }
                    for (Future<?> one : all) {
                        one.get();
                    }
                    families.forEach(ExecutorService::close);
                });
    }

    private void process(BenchFile file, String name) throws IOException, InterruptedException {
        Path source = directory.resolve(name);
        Files.write(source, file.bytes());
        int number = 0;
        for (ProcessingStep step : file.steps()) {
            Path outputs = Files.createDirectory(directory.resolve(name + "-out-" + number++));
            StepResult result = engines.perform(step, input(file, source, outputs));
            if (!(result instanceof StepResult.Done)) {
                throw new IllegalStateException("%s: %s".formatted(file.sample(), result));
            }
        }
    }

    private static StepInput input(BenchFile file, Path source, Path outputs) throws IOException {
        return new StepInput(
                new Source(
                        "s3-input", file.sample(), Optional.empty(), "etag", Files.size(source), "0", Optional.empty()),
                file.format(),
                source,
                outputs,
                LIMIT);
    }
}
