package datapipeline.model.option;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One thing to do with a file. The four families are the four queues; the records are everything a room can be asked
 * for, so a room's {@code switch} is complete when it compiles.
 *
 * <p>What the uploader left out is filled in when the step is made, so equal wishes are equal steps however they were
 * written. A record's components are its canonical parameters; absent ones are left out.
 */
public sealed interface ProcessingStep {

    sealed interface ForDocument extends ProcessingStep {}

    sealed interface ForModel3d extends ProcessingStep {}

    sealed interface ForPicture extends ProcessingStep {}

    sealed interface ForVideo extends ProcessingStep {}

    Operation operation();

    /** What kind of document it is, with the evidence. */
    record Classification() implements ForDocument {
        @Override
        public Operation operation() {
            return Operation.CLASSIFICATION;
        }
    }

    /**
     * The text of each page in reading order.
     *
     * @param languages of the text, for character recognition; empty means it is found out
     * @param tables whether tables are told apart from running text
     * @param maxPages where to stop; absent means the engine's own limit
     */
    record TextExtraction(List<String> languages, boolean tables, Optional<Integer> maxPages) implements ForDocument {
        public TextExtraction {
            languages = List.copyOf(languages);
        }

        static TextExtraction from(Given given) {
            return new TextExtraction(given.words("languages"), given.flag("tables"), given.whole("maxPages"));
        }

        @Override
        public Operation operation() {
            return Operation.TEXT_EXTRACTION;
        }
    }

    /** Language, key phrases, entities, sentiment and summary. */
    record SemanticAnalysis() implements ForDocument {
        @Override
        public Operation operation() {
            return Operation.SEMANTIC_ANALYSIS;
        }
    }

    /**
     * Mass properties, and what happens when the thing is dropped.
     *
     * @param gravity in metres per second squared, downwards when positive
     * @param durationMs of the simulated time
     */
    record Simulation(double gravity, int durationMs) implements ForModel3d {
        private static final double STANDARD_GRAVITY = 9.80665;

        static Simulation from(Given given) {
            return new Simulation(given.number("gravity", STANDARD_GRAVITY), given.whole("durationMs", 10_000));
        }

        @Override
        public Operation operation() {
            return Operation.SIMULATION;
        }
    }

    /**
     * Shaded views from around the model.
     *
     * @param width of each picture in pixels
     * @param height of each picture in pixels
     * @param views how many, evenly around the vertical axis
     */
    record Rendering(int width, int height, int views) implements ForModel3d {
        static Rendering from(Given given) {
            int width = given.whole("width", given.whole("height", 1024));
            return new Rendering(width, given.whole("height", width), given.whole("views", 1));
        }

        @Override
        public Operation operation() {
            return Operation.RENDERING;
        }
    }

    /** A lighter model that looks the same; absent {@code targetTriangles} leaves the count to the engine. */
    record RenderOptimization(Optional<Integer> targetTriangles) implements ForModel3d {
        static RenderOptimization from(Given given) {
            return new RenderOptimization(given.whole("targetTriangles"));
        }

        @Override
        public Operation operation() {
            return Operation.RENDER_OPTIMIZATION;
        }
    }

    /**
     * What is to be seen.
     *
     * @param minConfidence in percent
     * @param find what is looked for, some of {@code labels}, {@code faces}, {@code text} and {@code moderation}; empty
     *     means labels and faces
     */
    record ImageRecognition(double minConfidence, List<String> find) implements ForPicture {
        public ImageRecognition {
            find = List.copyOf(find);
        }

        static ImageRecognition from(Given given) {
            return new ImageRecognition(given.number("minConfidence", 40), given.words("find"));
        }

        /** What is looked for, said or not. */
        public List<String> wanted() {
            return find.isEmpty() ? List.of("labels", "faces") : find;
        }

        @Override
        public Operation operation() {
            return Operation.IMAGE_RECOGNITION;
        }
    }

    /**
     * The picture in another size, or in several.
     *
     * @param width in pixels; at least one of width and height is given, or else widths
     * @param height in pixels
     * @param widths of several pictures, each in the proportions of the original; no width or height beside them
     * @param fit how it meets a box of other proportions: {@code inside} and {@code contain} show all of the picture
     *     ({@code contain} fills up with background), {@code cover} fills the box and crops, {@code fill} distorts
     * @param quality of lossy formats, 1 to 100
     * @param upscale whether it may become larger than it is
     */
    record Resize(
            Optional<Integer> width,
            Optional<Integer> height,
            List<Integer> widths,
            String fit,
            int quality,
            boolean upscale)
            implements ForPicture {
        /** In pixels, of width and of height. */
        static final int MOST = 16_384;

        public Resize {
            widths = List.copyOf(widths);
            boolean boxed = width.isPresent() || height.isPresent();
            if (!boxed && widths.isEmpty()) {
                throw new IllegalArgumentException("resize needs a width or a height, for example resize;width=800");
            }
            if (boxed && !widths.isEmpty()) {
                throw new IllegalArgumentException(
                        "widths stands instead of width and height, for example resize;widths=480|960|1920");
            }
            if (widths.size() != Set.copyOf(widths).size()) {
                throw new IllegalArgumentException("widths names one twice in %s".formatted(widths));
            }
            if (!fit.equals("inside") && (width.isEmpty() || height.isEmpty())) {
                throw new IllegalArgumentException(
                        "fit=%s needs both width and height, for example resize;width=800;height=600;fit=%s"
                                .formatted(fit, fit));
            }
        }

        static Resize from(Given given) {
            return new Resize(
                    given.whole("width"),
                    given.whole("height"),
                    given.words("widths").stream().map(Resize::pixels).toList(),
                    given.word("fit", "inside"),
                    given.whole("quality", 85),
                    given.flag("upscale"));
        }

        private static Integer pixels(String word) {
            try {
                int pixels = Integer.parseInt(word);
                if (pixels >= 1 && pixels <= MOST) {
                    return pixels;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("widths are whole numbers, and \"%s\" is none".formatted(word), e);
            }
            throw new IllegalArgumentException("widths go from 1 to %d, and %s does not".formatted(MOST, word));
        }

        /** One wish for each picture to be made. */
        public List<Resize> sizes() {
            return widths.isEmpty()
                    ? List.of(this)
                    : widths.stream()
                            .map(wide -> new Resize(Optional.of(wide), height, List.of(), fit, quality, upscale))
                            .toList();
        }

        @Override
        public Operation operation() {
            return Operation.RESIZE;
        }
    }

    /** The picture in another format; {@code quality} of lossy formats, 1 to 100. */
    record ConvertFormat(String to, int quality) implements ForPicture {
        static ConvertFormat from(Given given) {
            return new ConvertFormat(given.word("to", ""), given.whole("quality", 85));
        }

        @Override
        public Operation operation() {
            return Operation.CONVERT_FORMAT;
        }
    }

    /**
     * The video in another form.
     *
     * @param height in lines; never more than the source has
     * @param crf constant rate factor: smaller is better and larger; absent leaves it to the codec's preset
     */
    record Transcode(String container, String codec, int height, Optional<Integer> crf) implements ForVideo {
        private static final Map<String, Set<String>> CODECS = Map.of(
                "mp4",
                Set.of("h264", "h265", "av1", "vp9"),
                "hls",
                Set.of("h264", "h265"),
                "webm",
                Set.of("vp9", "av1"));

        public Transcode {
            Set<String> fitting = CODECS.getOrDefault(container, Set.of());
            if (!fitting.contains(codec)) {
                throw new IllegalArgumentException("container=%s takes no %s, but %s"
                        .formatted(container, codec, String.join(" or ", new TreeSet<>(fitting))));
            }
            if ((codec.equals("h264") || codec.equals("h265")) && crf.orElse(0) > 51) {
                throw new IllegalArgumentException("crf of %s goes from 0 to 51".formatted(codec));
            }
        }

        static Transcode from(Given given) {
            String container = given.word("container", "mp4");
            String codec = given.word("codec", container.equals("webm") ? "vp9" : "h264");
            return new Transcode(container, codec, given.whole("height", 720), given.whole("crf"));
        }

        @Override
        public Operation operation() {
            return Operation.TRANSCODE;
        }
    }

    /** Still pictures: one every so many seconds, or one a scene where {@code everySeconds} is absent. */
    record ExtractKeyFrame(Optional<Double> everySeconds, int max) implements ForVideo {
        static ExtractKeyFrame from(Given given) {
            return new ExtractKeyFrame(given.number("everySeconds"), given.whole("max", 100));
        }

        @Override
        public Operation operation() {
            return Operation.EXTRACT_KEY_FRAME;
        }
    }

    /** What is said, as captions in {@code vtt} or {@code srt}; no language means it is found out. */
    record CaptionGeneration(List<String> languages, String format) implements ForVideo {
        public CaptionGeneration {
            languages = List.copyOf(languages);
        }

        static CaptionGeneration from(Given given) {
            return new CaptionGeneration(given.words("languages"), given.word("format", "vtt"));
        }

        @Override
        public Operation operation() {
            return Operation.CAPTION_GENERATION;
        }
    }
}
