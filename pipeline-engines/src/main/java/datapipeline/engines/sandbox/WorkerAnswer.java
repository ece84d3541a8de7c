package datapipeline.engines.sandbox;

import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.engine.StepResult.MadeFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a worker tells its supervisor, as one JSON text on its standard output.
 *
 * @param problem why the file is refused; absent when the work is done
 */
public record WorkerAnswer(
        @Nullable Problem problem, List<Made> files, Map<String, String> metadata, Map<String, Long> units) {

    /**
     * A file the worker left in the output directory.
     *
     * @param width in pixels, of pictures
     */
    public record Made(
            String name,
            String contentType,
            @Nullable Integer width,
            @Nullable Integer height,
            Map<String, String> metadata) {
        MadeFile in(Path directory) {
            Path file = directory.resolve(Path.of(name).getFileName());
            return new MadeFile(
                    file,
                    file.getFileName().toString(),
                    contentType,
                    Optional.ofNullable(width),
                    Optional.ofNullable(height),
                    Optional.empty(),
                    metadata);
        }
    }

    public static WorkerAnswer done(List<Made> files, Map<String, String> metadata, Map<String, Long> units) {
        return new WorkerAnswer(null, files, metadata, units);
    }

    public static WorkerAnswer refused(ReasonCode code, String message) {
        return new WorkerAnswer(Problem.of(code, message), List.of(), Map.of(), Map.of());
    }

    /** The one reason that is not the file's is that the engine could not do its work; that may be mended meanwhile. */
    StepResult result(Path outputs) {
        if (problem == null) {
            return new StepResult.Done(
                    files.stream().map(file -> file.in(outputs)).toList(), metadata, units);
        }
        return problem.code() == ReasonCode.ENGINE_FAILED
                ? new StepResult.Broken(problem)
                : new StepResult.Refused(problem);
    }
}
