package datapipeline.console.files;

import datapipeline.console.layout.Words;
import datapipeline.model.Format;
import datapipeline.model.run.OutputObject;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An output, ready to be printed.
 *
 * @param kind how it can be shown: {@code image}, {@code video}, {@code pdf}, {@code model}, {@code text}, {@code read} or
 *     {@code none}
 * @param format what a viewer calls it; empty for what needs none
 * @param excerpt how it begins, when it is text
 */
public record OutputView(
        String step,
        String name,
        String kind,
        String format,
        String contentType,
        String size,
        String measures,
        String metadata,
        String show,
        String save,
        String stablePath,
        @Nullable String excerpt) {

    private static final List<String> TEXTS =
            List.of("application/json", "application/x-subrip", "application/vnd.apple.mpegurl");

    static String kindOf(String contentType) {
        if (contentType.startsWith("image/") && !contentType.equals("image/tiff")) {
            return "image";
        }
        if (contentType.equals("video/mp4") || contentType.equals("video/webm")) {
            return "video";
        }
        if (Models.formatOf(contentType).isPresent()) {
            return "model";
        }
        if (contentType.equals("application/pdf")) {
            return "pdf";
        }
        return contentType.startsWith("text/") || TEXTS.stream().anyMatch(contentType::startsWith) ? "text" : "none";
    }

    static OutputView of(
            OutputObject output, OutputLinks links, Words words, String stablePath, @Nullable String excerpt) {
        return new OutputView(
                output.step(),
                output.name(),
                kindOf(output.contentType()),
                Models.formatOf(output.contentType()).map(Format::wireName).orElse(""),
                output.contentType(),
                words.size(output.sizeBytes()),
                measures(output, words),
                new TreeMap<>(output.metadata())
                        .entrySet().stream()
                                .map(entry -> StepRow.apart(entry.getKey()) + " " + entry.getValue())
                                .collect(Collectors.joining(" · ")),
                links.show(output.key()).toString(),
                links.save(output.key(), output.name()).toString(),
                stablePath,
                excerpt);
    }

    /** Of a finding that the page tells in words. */
    OutputView readAbove() {
        return new OutputView(
                step, name, "read", format, contentType, size, measures, metadata, show, save, stablePath, null);
    }

    private static String measures(OutputObject output, Words words) {
        String pixels = output.width().isPresent() && output.height().isPresent()
                ? output.width().get() + " × " + output.height().get()
                : "";
        String length =
                output.durationMs().map(Duration::ofMillis).map(words::duration).orElse("");
        return String.join(
                " · ",
                java.util.stream.Stream.of(pixels, length)
                        .filter(text -> !text.isEmpty())
                        .toList());
    }
}
