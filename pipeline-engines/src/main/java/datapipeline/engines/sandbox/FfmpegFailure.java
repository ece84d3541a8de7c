package datapipeline.engines.sandbox;

import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what ffmpeg complained about into an answer: whose fault it is, and whether trying again helps. */
public final class FfmpegFailure {
    /** No picture and no frame may have more. */
    public static final int MAX_PIXELS = 100_000_000;

    private static final Pattern TOO_MANY_PIXELS =
            Pattern.compile("[Pp]icture size (\\d+)x(\\d+) (is invalid|exceeds)");
    private static final Pattern WHERE = Pattern.compile("\\[[^\\]]*\\]\\s*");

    private FfmpegFailure() {}

    /**
     * Empty when it succeeded.
     *
     * @param what it was working on, as it stands in a sentence: "the jpeg"
     */
    public static Optional<StepResult> of(Ending ending, String what) {
        return switch (ending) {
            case Ending.TimedOut(var limit, var cpu) ->
                Optional.of(new StepResult.Broken(Problem.of(
                        ReasonCode.ENGINE_TIMEOUT, "ffmpeg did not finish within %d s".formatted(limit.toSeconds()))));
            case Ending.Exited exited
            when exited.crashed() ->
                Optional.of(new StepResult.Broken(
                        Problem.of(ReasonCode.ENGINE_CRASH, "ffmpeg died with status %d".formatted(exited.status()))));
            case Ending.Exited exited -> tooLarge(exited.errors()).or(() -> complaint(exited, what));
        };
    }

    private static Optional<StepResult> tooLarge(String errors) {
        Matcher size = TOO_MANY_PIXELS.matcher(errors);
        return size.find()
                ? Optional.of(refused(
                        ReasonCode.PIXEL_LIMIT,
                        "the picture says it has %s x %s pixels; at most %d million are processed"
                                .formatted(size.group(1), size.group(2), MAX_PIXELS / 1_000_000)))
                : Optional.empty();
    }

    private static Optional<StepResult> complaint(Ending.Exited exited, String what) {
        if (exited.status() == 0) {
            return Optional.empty();
        }
        String first = firstLine(exited.errors());
        if (first.contains("No space left on device")) {
            return Optional.of(new StepResult.Broken(
                    Problem.of(ReasonCode.ENGINE_FAILED, "there is no space left on this machine's disk")));
        }
        if (first.contains("moov atom not found")) {
            return Optional.of(refused(ReasonCode.TRUNCATED, what + " has lost its index, which stands at its end"));
        }
        return Optional.of(refused(ReasonCode.CORRUPT, "%s cannot be decoded: %s".formatted(what, first)));
    }

    public static StepResult refused(ReasonCode code, String message) {
        return new StepResult.Refused(Problem.of(code, message));
    }

    /** What went wrong first, without ffmpeg's addresses and the loader's remarks about libraries standing in. */
    private static String firstLine(String errors) {
        return errors.lines()
                .filter(line -> !line.contains("no version information available"))
                .map(line -> WHERE.matcher(line).replaceAll("").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("ffmpeg gave no reason");
    }
}
