package datapipeline.handlers.classify;

import datapipeline.model.ReasonCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells what a file is from its first 64 KiB, its size and, for ZIP and OLE containers, its last 64 KiB: at most two
 * ranged reads an object, however large it is. It compares bytes and parses nothing, so a hostile file has nothing to
 * attack, and it never looks at the name.
 */
public final class ContentClassifier {
    /** Grows whenever the same bytes may be classified differently; stored with each classification. */
    public static final int VERSION = 1;

    /** How much of the beginning is looked at; what is longer is ignored. */
    public static final int HEAD_BYTES = 64 * 1024;

    /** The most specific families first: a program is a program whatever it also looks like. */
    private static final List<Function<Content, Optional<Classified>>> FAMILIES = List.of(
            Programs::recognise,
            Signatures::recognise,
            IsoMedia::recognise,
            Containers::recognise,
            OleContent::recognise,
            ZipContent::recognise,
            MeasuredContent::recognise,
            EmbeddedPdf::recognise,
            TextContent::recognise);

    private ContentClassifier() {}

    /**
     * @param head the first bytes, up to {@link #HEAD_BYTES} of them
     * @param size of the whole file in bytes
     * @param tail asked only when the head says that the end matters
     */
    public static Classified classify(byte[] head, long size, TailReader tail) {
        if (size == 0 || head.length == 0) {
            return new Classified.Unsupported(ReasonCode.EMPTY_FILE, "an empty file");
        }
        Content content = new Content(head, size, tail);
        return FAMILIES.stream()
                .map(family -> family.apply(content))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(Classified.Unknown::new);
    }
}
