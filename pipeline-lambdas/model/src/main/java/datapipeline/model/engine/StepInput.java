package datapipeline.model.engine;

import datapipeline.model.Format;
import datapipeline.model.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What an engine gets.
 *
 * @param source where the file lies in S3, for engines that read it there
 * @param format what the classifier found; the file's name proves nothing
 * @param file the bytes on this machine, not to be changed; nothing lies there for an engine that is external
 * @param outputs an empty directory for what the engine makes
 * @param limit how long it may take
 * @param externalJob of an engine that is external
 * @param progress who hears how far the engine has got; telling is a courtesy, and no engine must
 * @param reference what the engine asked for beside the file; absent when nobody has put it there
 */
public record StepInput(
        Source source,
        Format format,
        Path file,
        Path outputs,
        Duration limit,
        ExternalJob externalJob,
        Progress progress,
        Optional<Path> reference) {

    /** For an engine that needs nothing but the file. */
    public StepInput(
            Source source,
            Format format,
            Path file,
            Path outputs,
            Duration limit,
            ExternalJob externalJob,
            Progress progress) {
        this(source, format, file, outputs, limit, externalJob, progress, Optional.empty());
    }

    /** For an engine that does the work itself. */
    public StepInput(Source source, Format format, Path file, Path outputs, Duration limit) {
        this(source, format, file, outputs, limit, ExternalJob.NONE, Progress.UNHEARD);
    }
}
