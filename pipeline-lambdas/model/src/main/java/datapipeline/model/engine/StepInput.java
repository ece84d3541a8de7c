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
 * @param file the bytes on this machine, not to be changed
 * @param outputs an empty directory for what the engine makes
 * @param limit how long it may take
 */
public record StepInput(Source source, Format format, Path file, Path outputs, Duration limit) {}
