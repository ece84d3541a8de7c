package datapipeline.handlers.classify;

import datapipeline.model.Format;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The Office formats of before 2007: one container, told apart by the names of the streams in it. Where two names
 * stand, one document lies inside the other, and the outer one is written first.
 */
final class OleContent {
    private record Stream(String name, Format format) {
        /** The name as the directory spells it: UTF-16, closed by a zero. */
        String spelt() {
            return new String((name + '\0').getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        }
    }

    private record Place(int offset, Format format) {}

    private static final List<Stream> STREAMS = List.of(
            new Stream("WordDocument", Format.DOC),
            new Stream("Workbook", Format.XLS),
            new Stream("Book", Format.XLS),
            new Stream("PowerPoint Document", Format.PPT));

    private OleContent() {}

    static Optional<Classified> recognise(Content content) {
        if (!content.has(0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return Optional.empty();
        }
        Format format =
                outermost(content.head()).or(() -> outermost(content.end())).orElse(Format.OLE);
        return Optional.of(Classified.known(format));
    }

    private static Optional<Format> outermost(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return STREAMS.stream()
                .flatMap(stream -> find(text, stream.spelt()).stream().mapToObj(at -> new Place(at, stream.format)))
                .min(Comparator.comparingInt(Place::offset))
                .map(Place::format);
    }

    private static OptionalInt find(String text, String name) {
        int at = text.indexOf(name);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }
}
