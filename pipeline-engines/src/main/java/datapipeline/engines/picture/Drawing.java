package datapipeline.engines.picture;

import datapipeline.engines.sandbox.Ending;
import datapipeline.engines.sandbox.Ffmpeg;
import datapipeline.engines.sandbox.FfmpegFailure;
import datapipeline.engines.sandbox.Sandbox;
import datapipeline.engines.sandbox.Scratch;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.engine.StepResult.MadeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Draws a picture anew: the right way up, in the colours it means, and without what the camera noted about the place. */
final class Drawing {
    private Drawing() {}

    /** @param wishes which files to make, once the picture is known */
    static StepResult perform(StepInput input, Function<Picture, List<Rendition>> wishes) throws InterruptedException {
        Optional<StepResult> unreadable = unreadable(input);
        if (unreadable.isPresent()) {
            return unreadable.get();
        }
        try (Scratch scratch = Scratch.make()) {
            return switch (PictureProbe.probe(input.file(), input.format(), scratch.directory(), input.limit())) {
                case PictureProbe.Probed.Failed(var result) -> result;
                case PictureProbe.Probed.Found(var picture, var cpu) ->
                    draw(
                            new Passes(picture, input.file(), wishes.apply(picture)),
                            input,
                            scratch.directory(),
                            cpu.toMillis());
            };
        }
    }

    private static Optional<StepResult> unreadable(StepInput input) {
        String format = input.format().wireName();
        if (ReadableFormat.demuxer(input.format()).isEmpty()) {
            return Optional.of(FfmpegFailure.refused(
                    ReasonCode.FORMAT_UNREADABLE,
                    "%s pictures cannot be read here; save the file as PNG, JPEG, TIFF or WebP first"
                            .formatted(format.toUpperCase(Locale.ROOT))));
        }
        if (Endings.isMissing(input.file(), input.format())) {
            return Optional.of(FfmpegFailure.refused(
                    ReasonCode.TRUNCATED,
                    "the %s breaks off after %d bytes: its end marker is missing"
                            .formatted(format, input.file().toFile().length())));
        }
        return MovingWebp.is(input.file(), input.format())
                ? Optional.of(FfmpegFailure.refused(
                        ReasonCode.FORMAT_UNREADABLE,
                        "the WebP moves, and moving ones cannot be read here; save it as GIF or as a still picture"))
                : Optional.empty();
    }

    private static StepResult draw(Passes passes, StepInput input, Path scratch, long cpuMs)
            throws InterruptedException {
        long cpu = cpuMs;
        List<List<String>> assembling = passes.assembling(scratch);
        for (int number = 0; number <= assembling.size(); number++) {
            List<String> words = number < assembling.size() ? assembling.get(number) : drawing(passes, scratch);
            Ending ending = Sandbox.run(Ffmpeg.installed().ffmpeg(words), scratch, input.limit());
            Optional<StepResult> failure =
                    FfmpegFailure.of(ending, "the " + input.format().wireName());
            if (failure.isPresent()) {
                return failure.get();
            }
            cpu += ending.cpu().toMillis();
        }
        return new StepResult.Done(collected(passes, input, scratch), metadata(passes), Map.of("cpuMs", cpu));
    }

    private static List<String> drawing(Passes passes, Path scratch) {
        try {
            return passes.drawing(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put the colour profile into " + scratch, e);
        }
    }

    private static List<MadeFile> collected(Passes passes, StepInput input, Path scratch) {
        try {
            Optional<byte[]> profile =
                    passes.leavesProfile() ? ColourProfile.in(scratch.resolve(Passes.PROFILE)) : Optional.empty();
            List<MadeFile> files = new ArrayList<>();
            for (Rendition rendition : passes.renditions()) {
                Path made = rendition.in(scratch, files.size());
                if (profile.isPresent()) {
                    ColourProfile.embed(profile.get(), made, rendition.format());
                }
                Path kept = Files.move(made, rendition.in(input.outputs(), files.size()));
                files.add(MadeFile.of(kept, rendition.format().format().mediaType())
                        .named(rendition.displayName(input.source().fileName()))
                        .sized(
                                rendition.geometry().boxWidth(),
                                rendition.geometry().boxHeight()));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put the results into " + input.outputs(), e);
        }
    }

    private static Map<String, String> metadata(Passes passes) {
        Picture picture = passes.picture();
        Map<String, String> known = new HashMap<>();
        known.put("width", Integer.toString(picture.width()));
        known.put("height", Integer.toString(picture.height()));
        known.put("format", picture.format().wireName());
        known.put("frames", Integer.toString(picture.frames()));
        known.put("colourProfile", picture.profile().name().toLowerCase(Locale.ROOT));
        return known;
    }
}
