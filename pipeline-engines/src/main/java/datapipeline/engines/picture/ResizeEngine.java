package datapipeline.engines.picture;

import datapipeline.engines.sandbox.Ending;
import datapipeline.engines.sandbox.Ffmpeg;
import datapipeline.engines.sandbox.FfmpegFailure;
import datapipeline.engines.sandbox.Sandbox;
import datapipeline.engines.sandbox.Scratch;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.Engine;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.Resize;
import datapipeline.model.run.EngineKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Resizes with ffmpeg: sharp (Lanczos), the right way up, and without what the camera noted about the place. */
public final class ResizeEngine implements Engine<Resize> {

    @Override
    public Class<Resize> performs() {
        return Resize.class;
    }

    @Override
    public String name() {
        return "ffmpeg " + Ffmpeg.installed().version();
    }

    @Override
    public EngineKind kind() {
        return EngineKind.EMBEDDED;
    }

    @Override
    public StepResult perform(Resize step, StepInput input) throws InterruptedException {
        if (ReadableFormat.demuxer(input.format()).isEmpty()) {
            return FfmpegFailure.refused(
                    ReasonCode.FORMAT_UNREADABLE,
                    "%s pictures cannot be resized here; convert the file to PNG or JPEG first"
                            .formatted(input.format().wireName().toUpperCase(Locale.ROOT)));
        }
        if (Endings.isMissing(input.file(), input.format())) {
            return FfmpegFailure.refused(
                    ReasonCode.TRUNCATED,
                    "the %s breaks off after %d bytes: its end marker is missing"
                            .formatted(
                                    input.format().wireName(),
                                    input.file().toFile().length()));
        }
        try (Scratch scratch = Scratch.make()) {
            return resize(step, input, scratch.directory());
        }
    }

    private static StepResult resize(Resize step, StepInput input, Path scratch) throws InterruptedException {
        return switch (PictureProbe.probe(input.file(), input.format(), scratch, input.limit())) {
            case PictureProbe.Probed.Failed(var result) -> result;
            case PictureProbe.Probed.Found(var picture, var cpu) -> {
                Resizing resizing = new Resizing(picture, Geometry.of(picture, step), step.quality(), input.file());
                yield resize(resizing, input, scratch, cpu.toMillis());
            }
        };
    }

    private static StepResult resize(Resizing resizing, StepInput input, Path scratch, long cpuMs)
            throws InterruptedException {
        Path made = input.outputs().resolve(resizing.fileName(input.source().fileName()));
        for (List<String> pass : resizing.passes(scratch)) {
            Ending ending = Sandbox.run(Ffmpeg.installed().ffmpeg(pass), scratch, input.limit());
            Optional<StepResult> failure =
                    FfmpegFailure.of(ending, "the " + input.format().wireName());
            if (failure.isPresent()) {
                return failure.get();
            }
            cpuMs += ending.cpu().toMillis();
        }
        return done(resizing, move(resizing.result(scratch), made), cpuMs);
    }

    private static StepResult done(Resizing resizing, Path made, long cpuMs) {
        Picture before = resizing.picture();
        Geometry after = resizing.geometry();
        StepResult.MadeFile file = StepResult.MadeFile.of(
                        made, resizing.writes().format().mediaType())
                .sized(after.boxWidth(), after.boxHeight());
        return new StepResult.Done(
                List.of(file),
                Map.of(
                        "width", Integer.toString(before.width()),
                        "height", Integer.toString(before.height()),
                        "format", before.format().wireName()),
                Map.of("cpuMs", cpuMs));
    }

    /** ffmpeg reads a percent sign in a name as a counter, so it writes under a plain name first. */
    private static Path move(Path from, Path to) {
        try {
            return Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put the result into " + to.getParent(), e);
        }
    }
}
