package datapipeline.handlers.classify;

import static datapipeline.handlers.classify.Classified.executable;
import static datapipeline.handlers.classify.Classified.known;
import static datapipeline.handlers.classify.Classified.unsupported;

import datapipeline.model.Format;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a ZIP is for: an Office document, a book, a model, a program, or nothing but an archive. */
final class ZipContent {
    private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";
    private static final Map<String, Format> MEDIA_TYPES = Map.of(
            OPEN_DOCUMENT + "text",
            Format.ODT,
            OPEN_DOCUMENT + "spreadsheet",
            Format.ODS,
            OPEN_DOCUMENT + "presentation",
            Format.ODP,
            "application/epub+zip",
            Format.EPUB);
    private static final int FIRST_NAME = 30;
    private static final int LONGEST_NAME = 512;

    private ZipContent() {}

    static Optional<Classified> recognise(Content content) {
        if (content.has(0, "PK\u0005\u0006")) {
            return Optional.of(unsupported("an empty ZIP archive"));
        }
        if (!content.has(0, "PK\u0003\u0004")) {
            return Optional.empty();
        }
        return Optional.of(byFirstEntry(content).orElseGet(() -> byNames(ZipNames.of(content))));
    }

    /** OpenDocument and EPUB put their media type first and unpacked; USDZ puts its scene there. */
    private static Optional<Classified> byFirstEntry(Content content) {
        int length = Math.clamp(content.at(26) | content.at(27) << 8, 0, LONGEST_NAME);
        String name = content.latin(FIRST_NAME, length).toLowerCase(Locale.ROOT);
        boolean stored = content.at(8) == 0 && content.at(9) == 0;
        if (!stored) {
            return Optional.empty();
        }
        if (name.endsWith(".usdc") || name.endsWith(".usda") || name.endsWith(".usd")) {
            return Optional.of(known(Format.USDZ));
        }
        int extra = content.at(28) | content.at(29) << 8;
        return name.equals("mimetype") && extra >= 0
                ? byMediaType(content, FIRST_NAME + length + extra)
                : Optional.empty();
    }

    private static Optional<Classified> byMediaType(Content content, int at) {
        String declared = content.latin(at, 100);
        int next = declared.indexOf("PK");
        String mediaType = (next < 0 ? declared : declared.substring(0, next)).strip();
        Format format = MEDIA_TYPES.get(mediaType.replace("-template", ""));
        if (format != null) {
            return Optional.of(known(format));
        }
        return mediaType.startsWith(OPEN_DOCUMENT)
                ? Optional.of(unsupported("an OpenDocument file that is neither text, spreadsheet nor presentation"))
                : Optional.empty();
    }

    private static Classified byNames(Set<String> names) {
        if (names.contains("[Content_Types].xml")) {
            return byPackageParts(names);
        }
        if (names.contains("AndroidManifest.xml")) {
            return executable("an Android program");
        }
        return names.contains("META-INF/MANIFEST.MF") ? executable("a Java archive") : unsupported("a ZIP archive");
    }

    /** Office Open XML and 3MF share a packaging convention; the main part tells which it is. */
    private static Classified byPackageParts(Set<String> names) {
        if (any(names, "word/document")) {
            return known(Format.DOCX);
        }
        if (any(names, "xl/workbook")) {
            return known(Format.XLSX);
        }
        if (any(names, "ppt/presentation")) {
            return known(Format.PPTX);
        }
        boolean model =
                names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith(".model"));
        if (model) {
            return known(Format.THREE_MF);
        }
        return unsupported(any(names, "visio/") ? "a Visio drawing" : "a package of an unknown kind");
    }

    private static boolean any(Set<String> names, String prefix) {
        return names.stream().anyMatch(name -> name.startsWith(prefix));
    }
}
