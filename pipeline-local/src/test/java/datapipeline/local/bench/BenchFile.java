package datapipeline.local.bench;

import datapipeline.local.cloud.MixedFiles;
import datapipeline.model.FileType;
import datapipeline.model.Format;
import datapipeline.model.option.OptionReader;
import datapipeline.model.option.OptionReading;
import datapipeline.model.option.Presets;
import datapipeline.model.option.ProcessingStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A sample of each family, each processed as it is when its uploader asks for nothing. */
enum BenchFile {
    DOCUMENT("pipeline-guide.pdf", Format.PDF, FileType.DOCUMENT),
    PICTURE("mandelbrot.jpg", Format.JPEG, FileType.PICTURE),
    MODEL_3D("vase.glb", Format.GLB, FileType.MODEL_3D),
    VIDEO("three-scenes.mp4", Format.MP4, FileType.VIDEO);

    private final String sample;
    private final Format format;
    private final FileType type;

    BenchFile(String sample, Format format, FileType type) {
        this.sample = sample;
        this.format = format;
        this.type = type;
    }

    Format format() {
        return format;
    }

    FileType type() {
        return type;
    }

    String sample() {
        return sample;
    }

    byte[] bytes() {
        try {
            return MixedFiles.sample(sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ProcessingStep> steps() {
        String option = Presets.defaultOf(type).text();
        return switch (OptionReader.read(option, type)) {
            case OptionReading.Accepted(var accepted) -> accepted.steps();
            case OptionReading.Refused(var problem) -> throw new IllegalStateException(problem.message());
        };
    }
}
