package datapipeline.console.files;

import datapipeline.console.layout.Words;
import datapipeline.model.Format;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file as it was uploaded, ready to be printed.
 *
 * @param kind how it can be shown: {@code image}, {@code pdf}, {@code model}, {@code film} or {@code none}
 * @param format the wire name of a {@code Format}; empty when nobody could tell
 * @param show where it can be seen; absent for what a browser cannot show
 */
public record Original(
        String kind,
        String format,
        String name,
        String mediaType,
        String size,
        @Nullable String show,
        String save) {
    /** A page that opens in the middle of the night loads no picture larger than this by itself. */
    private static final long LARGEST_IMAGE = 20L << 20;

    private static final Set<Format> PICTURES =
            Set.of(Format.JPEG, Format.PNG, Format.GIF, Format.BMP, Format.WEBP, Format.AVIF);
    private static final Set<Format> FILMS = Set.of(Format.MP4, Format.WEBM);

    static Original of(RunRecord run, OutputLinks links, Words words) {
        RunSummary file = run.summary();
        Optional<Format> format = run.format().flatMap(Format::of);
        String kind = format.map(each -> kind(each, file.sizeBytes())).orElse("none");
        Optional<String> show = format.filter(each -> !kind.equals("none"))
                .map(each -> links.showOriginal(file.key(), run.versionId(), each.mediaType())
                        .toString());
        return new Original(
                kind,
                run.format().orElse(""),
                file.name(),
                format.map(Format::mediaType).orElse("unknown"),
                words.size(file.sizeBytes()),
                show.orElse(null),
                links.original(file.key(), run.versionId(), file.name()).toString());
    }

    private static String kind(Format format, long bytes) {
        if (PICTURES.contains(format)) {
            return bytes <= LARGEST_IMAGE ? "image" : "none";
        }
        if (Models.SHOWN.contains(format)) {
            return bytes <= Models.LARGEST ? "model" : "none";
        }
        return format == Format.PDF ? "pdf" : FILMS.contains(format) ? "film" : "none";
    }
}
