package datapipeline.handlers.classify;

import static datapipeline.handlers.classify.Classified.known;
import static datapipeline.handlers.classify.Classified.unsupported;

import datapipeline.model.Format;
import java.util.Optional;
import java.util.Set;

/** Formats whose first bytes alone prove little: their numbers must agree with the file's size or with each other. */
final class MeasuredContent {
    private static final Set<Long> BMP_HEADERS = Set.of(12L, 40L, 52L, 56L, 64L, 108L, 124L);
    private static final int STL_HEADER = 84;
    private static final int STL_TRIANGLE = 50;
    private static final int TS_PACKET = 188;
    private static final int TS_TIMED_PACKET = 192;

    private MeasuredContent() {}

    static Optional<Classified> recognise(Content content) {
        if (content.has(0, "glTF") && (content.littleEndian(4) == 1 || content.littleEndian(4) == 2)) {
            return Optional.of(known(Format.GLB));
        }
        if (content.has(0, "BM") && BMP_HEADERS.contains(content.littleEndian(14))) {
            return Optional.of(known(Format.BMP));
        }
        if (content.has(0, "MM") && content.littleEndian(2) == content.size()) {
            return Optional.of(known(Format.THREE_DS));
        }
        if (isStl(content)) {
            return Optional.of(known(Format.STL));
        }
        if (isTransportStream(content)) {
            return Optional.of(known(Format.MPEG_TS));
        }
        return isMpegAudio(content) ? Optional.of(unsupported("an MP3 or AAC audio file")) : Optional.empty();
    }

    private static boolean isStl(Content content) {
        long triangles = content.littleEndian(STL_HEADER - 4);
        return triangles > 0 && STL_HEADER + STL_TRIANGLE * triangles == content.size();
    }

    private static boolean isTransportStream(Content content) {
        return everyPacketBegins(content, 0, TS_PACKET) || everyPacketBegins(content, 4, TS_TIMED_PACKET);
    }

    private static boolean everyPacketBegins(Content content, int first, int length) {
        for (int packet = 0; packet < 4; packet++) {
            if (content.at(first + packet * length) != 'G') {
                return false;
            }
        }
        return true;
    }

    /** Frame sync, a layer, and no reserved bit rate or sampling frequency; FF FE is a byte order mark. */
    private static boolean isMpegAudio(Content content) {
        int second = content.at(1);
        int third = content.at(2);
        boolean layer = second == 0xfb || second == 0xfa || second == 0xf3 || second == 0xf2;
        boolean aac = second == 0xf1 || second == 0xf9;
        boolean possible = third >= 0 && third >> 4 != 0xf && (third >> 2 & 3) != 3;
        return content.at(0) == 0xff && (aac || layer && possible);
    }
}
