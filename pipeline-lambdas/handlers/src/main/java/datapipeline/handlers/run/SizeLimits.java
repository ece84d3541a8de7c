package datapipeline.handlers.run;

import datapipeline.model.Format;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.run.Job;
import java.util.Locale;
import java.util.Optional;

/** Which files are too large for whoever would work on them: asked before a byte is fetched. */
record SizeLimits(Engines engines, long largestFile) {

    /** What is wrong with the size of the file; nothing when the step can be performed on it. */
    Optional<Problem> exceeded(Job job, ProcessingStep step) {
        long size = job.source().sizeBytes();
        if (size > largestFile && !engines.isExternal(step)) {
            return Optional.of(
                    tooLarge("The file has %s; the machines that process it here have room for files up to %s."
                            .formatted(inWords(size), inWords(largestFile))));
        }
        long most = Format.of(job.format())
                .map(format -> engines.largest(step, format))
                .orElse(Long.MAX_VALUE);
        return size <= most
                ? Optional.empty()
                : Optional.of(tooLarge("The file has %s; %s takes %s files up to %s."
                        .formatted(inWords(size), step.operation().wireName(), job.format(), inWords(most))));
    }

    private static Problem tooLarge(String message) {
        return Problem.of(ReasonCode.TOO_LARGE, message);
    }

    /** {@code 10.4 MB}, with the decimal units that S3's console and price list use; whole bytes where they are few. */
    private static String inWords(long bytes) {
        return bytes < 1_000_000
                ? "%d bytes".formatted(bytes)
                : bytes < 1_000_000_000
                        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
