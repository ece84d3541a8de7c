package datapipeline.handlers.classify;

import static datapipeline.handlers.classify.Classified.known;
import static datapipeline.handlers.classify.Classified.unsupported;

import datapipeline.model.Format;
import java.util.Optional;
import java.util.Set;

/**
 * MP4 and its many relatives, told apart by their brands.
 *
 * @see <a href="https://mp4ra.org/registered-types/brands">the registered brands</a>
 */
final class IsoMedia {
    private static final Set<String> HEIC =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1");
    private static final Set<String> AUDIO = Set.of("M4A ", "M4B ", "M4P ", "F4A ", "F4B ", "aax ");
    private static final Set<String> BARE_BOXES = Set.of("moov", "mdat", "wide", "pnot", "skip", "free");
    private static final int BRANDS = 256;

    private IsoMedia() {}

    static Optional<Classified> recognise(Content content) {
        String box = content.latin(4, 4);
        if (box.equals("ftyp")) {
            return Optional.of(byBrand(content));
        }
        boolean plausible = content.bigEndian(0) <= 1 || content.bigEndian(0) >= 8;
        return BARE_BOXES.contains(box) && plausible ? Optional.of(known(Format.MOV)) : Optional.empty();
    }

    private static Classified byBrand(Content content) {
        int length = (int) Math.clamp(content.bigEndian(0) - 8, 4, BRANDS);
        String brands = content.latin(8, length);
        String major = brands.substring(0, Math.min(4, brands.length()));
        if (brands.contains("avif") || brands.contains("avis")) {
            return known(Format.AVIF);
        }
        if (HEIC.contains(major)) {
            return known(Format.HEIC);
        }
        if (AUDIO.contains(major)) {
            return unsupported("an MPEG-4 audio file");
        }
        if (major.equals("crx ")) {
            return unsupported("a Canon raw picture");
        }
        if (major.equals("qt  ")) {
            return known(Format.MOV);
        }
        return known(major.startsWith("3g") ? Format.THREE_GP : Format.MP4);
    }
}
