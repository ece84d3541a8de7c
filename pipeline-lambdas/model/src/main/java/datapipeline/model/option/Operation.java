package datapipeline.model.option;

import static datapipeline.model.FileType.DOCUMENT;
import static datapipeline.model.FileType.MODEL_3D;
import static datapipeline.model.FileType.PICTURE;
import static datapipeline.model.FileType.VIDEO;

import datapipeline.model.FileType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The twelve operations, the family each works on, the parameters it takes, and how its step is made from them. */
public enum Operation {
    CLASSIFICATION("classification", DOCUMENT, given -> new ProcessingStep.Classification()),
    TEXT_EXTRACTION(
            "text-extraction",
            DOCUMENT,
            ProcessingStep.TextExtraction::from,
            Parameter.words("languages", 16),
            Parameter.flag("tables"),
            Parameter.whole("maxPages", 1, 3000)),
    SEMANTIC_ANALYSIS("semantic-analysis", DOCUMENT, given -> new ProcessingStep.SemanticAnalysis()),
    SIMULATION(
            "simulation",
            MODEL_3D,
            ProcessingStep.Simulation::from,
            Parameter.number("gravity", -100, 100),
            Parameter.whole("durationMs", 1, 60_000)),
    RENDERING(
            "rendering",
            MODEL_3D,
            ProcessingStep.Rendering::from,
            Parameter.whole("width", 16, 8192).shortly("w"),
            Parameter.whole("height", 16, 8192).shortly("h"),
            Parameter.whole("views", 1, 64)),
    RENDER_OPTIMIZATION(
            "render-optimization",
            MODEL_3D,
            ProcessingStep.RenderOptimization::from,
            Parameter.whole("targetTriangles", 4, 100_000_000)),
    IMAGE_RECOGNITION(
            "image-recognition",
            PICTURE,
            ProcessingStep.ImageRecognition::from,
            Parameter.number("minConfidence", 0, 100),
            Parameter.someOf("find", "labels", "faces", "text", "moderation")),
    RESIZE(
            "resize",
            PICTURE,
            ProcessingStep.Resize::from,
            Parameter.whole("width", 1, ProcessingStep.Resize.MOST).shortly("w"),
            Parameter.whole("height", 1, ProcessingStep.Resize.MOST).shortly("h"),
            Parameter.words("widths", 8),
            Parameter.oneOf("fit", "inside", "cover", "contain", "fill"),
            Parameter.whole("quality", 1, 100).shortly("q"),
            Parameter.flag("upscale")),
    CONVERT_FORMAT(
            "convert-format",
            PICTURE,
            ProcessingStep.ConvertFormat::from,
            Parameter.oneOf("to", "jpeg", "png", "webp", "avif", "gif", "tiff", "bmp")
                    .mandatory(),
            Parameter.whole("quality", 1, 100).shortly("q")),
    TRANSCODE(
            "transcode",
            VIDEO,
            ProcessingStep.Transcode::from,
            Parameter.oneOf("container", "mp4", "hls", "webm"),
            Parameter.oneOf("codec", "h264", "h265", "vp9", "av1"),
            Parameter.whole("height", 144, 4320).shortly("h"),
            Parameter.whole("crf", 0, 63)),
    EXTRACT_KEY_FRAME(
            "extract-key-frame",
            VIDEO,
            ProcessingStep.ExtractKeyFrame::from,
            Parameter.number("everySeconds", 0.04, 86_400),
            Parameter.whole("max", 1, 10_000)),
    CAPTION_GENERATION(
            "caption-generation",
            VIDEO,
            ProcessingStep.CaptionGeneration::from,
            Parameter.words("languages", 16),
            Parameter.oneOf("format", "vtt", "srt"));

    private final String wireName;
    private final FileType type;
    private final Function<Given, ProcessingStep> maker;
    private final List<Parameter> parameters;

    Operation(String wireName, FileType type, Function<Given, ProcessingStep> maker, Parameter... parameters) {
        this.wireName = wireName;
        this.type = type;
        this.maker = maker;
        this.parameters = List.of(parameters);
    }

    /** As the uploader writes it: {@code extract-key-frame}. */
    public String wireName() {
        return wireName;
    }

    /** The only family it works on. */
    public FileType type() {
        return type;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** @throws IllegalArgumentException when parameters that are each right do not go together; the message says why */
    ProcessingStep step(Given given) {
        return maker.apply(given);
    }

    Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(parameter -> parameter.isCalled(name)).findFirst();
    }

    public static Optional<Operation> of(String wireName) {
        return Arrays.stream(values())
                .filter(operation -> operation.wireName.equals(wireName))
                .findFirst();
    }

    /** What can be asked for a file of this family, in the order of the seed. */
    public static List<Operation> on(FileType type) {
        return Arrays.stream(values())
                .filter(operation -> operation.type == type)
                .toList();
    }

    static String namesOn(FileType type) {
        return on(type).stream().map(Operation::wireName).collect(Collectors.joining(", "));
    }
}
