package datapipeline.model.engine;

import datapipeline.model.Format;
import datapipeline.model.Source;
import java.nio.file.Path;
import java.time.Duration;

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
 */
public record StepInput(
        Source source,
        Format format,
        Path file,
        Path outputs,
        Duration limit,
        ExternalJob externalJob,
        Progress progress) {

    /** For an engine that does the work itself. */
    public StepInput(Source source, Format format, Path file, Path outputs, Duration limit) {
        this(source, format, file, outputs, limit, ExternalJob.NONE, Progress.UNHEARD);
    }
}
