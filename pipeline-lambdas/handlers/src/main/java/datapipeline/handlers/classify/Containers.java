package datapipeline.handlers.classify;

import static datapipeline.handlers.classify.Classified.known;
import static datapipeline.handlers.classify.Classified.unsupported;

import datapipeline.model.Format;
import java.util.Optional;

/** RIFF, Matroska and Ogg: containers whose purpose stands behind the first bytes. */
final class Containers {
    private static final int EBML_HEADER = 64;
    private static final int FIRST_PAGES = 512;

    private Containers() {}

    static Optional<Classified> recognise(Content content) {
        if (content.has(0, "RIFF")) {
            return riff(content);
        }
        if (content.has(0, "\u001aE\u00df\u00a3")) {
            return Optional.of(known(content.contains("webm", EBML_HEADER) ? Format.WEBM : Format.MKV));
        }
        if (content.has(0, "OggS")) {
            return Optional.of(
                    content.contains("theora", FIRST_PAGES) ? known(Format.OGV) : unsupported("an Ogg audio file"));
        }
        return Optional.empty();
    }

    private static Optional<Classified> riff(Content content) {
        return switch (content.latin(8, 4)) {
            case "WEBP" -> Optional.of(known(Format.WEBP));
            case "AVI " -> Optional.of(known(Format.AVI));
            case "WAVE" -> Optional.of(unsupported("a WAV audio file"));
            default -> Optional.empty();
        };
    }
}
