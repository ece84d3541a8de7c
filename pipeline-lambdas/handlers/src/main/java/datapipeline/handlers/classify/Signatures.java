package datapipeline.handlers.classify;

import static datapipeline.handlers.classify.Classified.known;
import static datapipeline.handlers.classify.Classified.unsupported;

import datapipeline.model.Format;
import java.util.List;
import java.util.Optional;

/** The formats that say what they are in their first bytes. */
final class Signatures {
    /** A character stands for one byte. */
    private record Signature(int offset, String bytes, Classified means) {}

    private static final List<Signature> TABLE = List.of(
            of("%PDF-", Format.PDF),
            of("{\\rtf", Format.RTF),
            of("\u00ff\u00d8\u00ff", Format.JPEG),
            of("\u0089PNG\r\n\u001a\n", Format.PNG),
            of("GIF87a", Format.GIF),
            of("GIF89a", Format.GIF),
            of("II*\0", Format.TIFF),
            of("MM\0*", Format.TIFF),
            of("II+\0", Format.TIFF),
            of("MM\0+", Format.TIFF),
            of("8BPS\0", Format.PSD),
            of("\0\0\0\fJXL \r\n", Format.JXL),
            of("\u00ff\n", Format.JXL),
            of("\0\0\0\fjP  ", Format.JP2),
            of("\u00ff\u004f\u00ff\u0051", Format.JP2),
            of("Kaydara FBX Binary", Format.FBX),
            of("ply\n", Format.PLY),
            of("ply\r", Format.PLY),
            of("BLENDER-v", Format.BLEND),
            of("BLENDER_v", Format.BLEND),
            of("BLENDER17-", Format.BLEND),
            of("PXR-USDC", Format.USD),
            of("#usda ", Format.USD),
            of("#VRML", Format.VRML),
            of("FLV\u0001", Format.FLV),
            of("0&\u00b2u\u008ef\u00cf\u0011", Format.WMV),
            of("\0\0\u0001\u00ba", Format.MPEG),
            of("\0\0\u0001\u00b3", Format.MPEG),
            of("\u0006\u000e\u002b\u0034\u0002\u0005\u0001\u0001", Format.MXF),
            not("ID3\u0002", "an MP3 audio file"),
            not("ID3\u0003", "an MP3 audio file"),
            not("ID3\u0004", "an MP3 audio file"),
            not("fLaC", "a FLAC audio file"),
            not("#!AMR", "an AMR audio file"),
            not("MThd\0", "a MIDI file"),
            new Signature(8, "AIFF", unsupported("an AIFF audio file")),
            not("\u001f\u008b", "a gzip archive"),
            new Signature(4, "1AY&SY", unsupported("a bzip2 archive")),
            not("\u00fd7zXZ\0", "an xz archive"),
            not("\u0028\u00b5\u002f\u00fd", "a Zstandard archive"),
            not("7z\u00bc\u00af\u0027\u001c", "a 7-Zip archive"),
            not("Rar!\u001a\u0007", "a RAR archive"),
            not("MSCF\0", "a Windows cabinet archive"),
            not("!<arch>\n", "a Unix archive or package"),
            new Signature(257, "ustar", unsupported("a tar archive")),
            new Signature(32_769, "CD001", unsupported("a disc image")),
            not("%!PS", "a PostScript file"),
            not("SQLite format 3\0", "an SQLite database"),
            not("\0\0\u0001\0", "a Windows icon"),
            not("wOFF", "a font"),
            not("wOF2", "a font"),
            not("OTTO\0", "a font"),
            not("\0\u0001\0\0\0", "a font"));

    private Signatures() {}

    static Optional<Classified> recognise(Content content) {
        return TABLE.stream()
                .filter(signature -> content.has(signature.offset, signature.bytes))
                .map(Signature::means)
                .findFirst();
    }

    private static Signature of(String bytes, Format format) {
        return new Signature(0, bytes, known(format));
    }

    private static Signature not(String bytes, String what) {
        return new Signature(0, bytes, unsupported(what));
    }
}
