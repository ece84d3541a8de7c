package datapipeline.handlers.classify;

import static datapipeline.handlers.classify.Samples.at;
import static datapipeline.handlers.classify.Samples.bytes;
import static datapipeline.handlers.classify.Samples.ole;
import static datapipeline.handlers.classify.Samples.packets;
import static datapipeline.handlers.classify.Samples.padded;
import static datapipeline.handlers.classify.Samples.random;
import static datapipeline.handlers.classify.Samples.stl;
import static datapipeline.handlers.classify.Samples.storedFirst;
import static datapipeline.handlers.classify.Samples.utf8;
import static datapipeline.handlers.classify.Samples.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContentClassifierTest {
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    private static final String MAIL = "From: a@example.org\nTo: b@example.org\nSubject: the drawing\n\nSee below.\n";
    private static final String CUBE = "# a corner\no corner\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n";

    static Stream<Arguments> documents() {
        return Stream.of(
                arguments(Format.PDF, bytes("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n")),
                arguments(Format.PDF, at(128, "%PDF-1.4\n")),
                arguments(Format.RTF, utf8("{\\rtf1\\ansi Hello}")),
                arguments(Format.DOCX, zip("[Content_Types].xml", "_rels/.rels", "word/document.xml")),
                arguments(Format.XLSX, zip("[Content_Types].xml", "xl/workbook.xml")),
                arguments(Format.PPTX, zip("[Content_Types].xml", "ppt/presentation.xml")),
                arguments(Format.ODT, storedFirst("mimetype", utf8("application/vnd.oasis.opendocument.text"))),
                arguments(Format.ODS, storedFirst("mimetype", utf8("application/vnd.oasis.opendocument.spreadsheet"))),
                arguments(
                        Format.ODP,
                        storedFirst("mimetype", utf8("application/vnd.oasis.opendocument.presentation-template"))),
                arguments(Format.EPUB, storedFirst("mimetype", utf8("application/epub+zip"))),
                arguments(Format.DOC, ole("WordDocument")),
                arguments(Format.XLS, ole("Workbook")),
                arguments(Format.PPT, ole("PowerPoint Document")),
                arguments(Format.OLE, ole("__properties_version1.0")),
                arguments(Format.HTML, utf8("<!-- old --><!DOCTYPE html>\n<html><body>Hi</body></html>")),
                arguments(Format.HTML, utf8("<div>a fragment</div>")),
                arguments(Format.XML, utf8("<?xml version=\"1.0\"?>\n<invoice/>")),
                arguments(Format.JSON, utf8("{\"name\": \"value\"}")),
                arguments(Format.JSON, utf8("[1, 2, 3]")),
                arguments(Format.EML, utf8(MAIL)),
                arguments(Format.TEXT, utf8("Dear Sir or Madam,\nplease find enclosed the %PDF-1.4 you asked for.\n")),
                arguments(Format.TEXT, utf8("[server]\nport = 80\n")),
                arguments(Format.TEXT, utf8("[2026-11-24] the queue is empty\n")),
                arguments(Format.TEXT, "Grüße aus Köln".getBytes(StandardCharsets.ISO_8859_1)),
                arguments(Format.TEXT, bytes("\u00ff\u00feH\0e\0l\0l\0o\0")),
                arguments(Format.TEXT, utf8("From: all of us\n\nGet well soon!\n")),
                arguments(Format.TEXT, utf8("<3 from all of us")));
    }

    static Stream<Arguments> pictures() {
        return Stream.of(
                arguments(Format.JPEG, padded("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF", 300)),
                arguments(Format.PNG, padded("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", 100)),
                arguments(Format.GIF, padded("GIF89a", 60)),
                arguments(Format.BMP, Samples.bmp()),
                arguments(Format.TIFF, padded("II*\0\u0008\0\0\0", 60)),
                arguments(Format.TIFF, padded("MM\0*\0\0\0\u0008", 60)),
                arguments(Format.WEBP, padded("RIFF\u0010\0\0\0WEBPVP8 ", 60)),
                arguments(Format.AVIF, padded("\0\0\0\u0020ftypavif\0\0\0\0avifmif1miaf", 60)),
                arguments(Format.AVIF, padded("\0\0\0\u0020ftypmif1\0\0\0\0mif1avifmiaf", 60)),
                arguments(Format.HEIC, padded("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", 60)),
                arguments(Format.PSD, padded("8BPS\0\u0001", 60)),
                arguments(Format.JXL, padded("\u00ff\n\u00fa", 60)),
                arguments(Format.JP2, padded("\0\0\0\fjP  \r\n\u0087\n", 60)),
                arguments(Format.SVG, utf8("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>")),
                arguments(
                        Format.SVG,
                        utf8("<!DOCTYPE svg [<!ENTITY ns \"http://www.w3.org/2000/svg\">]>\n<svg:svg></svg:svg>")));
    }

    static Stream<Arguments> models() {
        return Stream.of(
                arguments(Format.GLTF, utf8("{\"scenes\": [], \"asset\": {\"version\": \"2.0\"}}")),
                arguments(Format.GLB, padded("glTF\u0002\0\0\0", 60)),
                arguments(Format.OBJ, utf8(CUBE)),
                arguments(Format.STL, utf8("solid corner\n facet normal 0 0 1\n  outer loop\n")),
                arguments(Format.STL, stl("solid, though binary", 12)),
                arguments(Format.PLY, utf8("ply\nformat ascii 1.0\n")),
                arguments(Format.PLY, bytes("ply\r\nformat binary_little_endian 1.0\r\n")),
                arguments(Format.FBX, padded("Kaydara FBX Binary  \0\u001a\0", 60)),
                arguments(Format.FBX, utf8("; FBX 7.3.0 project file\n")),
                arguments(Format.THREE_MF, zip("[Content_Types].xml", "_rels/.rels", "3D/3dmodel.model")),
                arguments(Format.DAE, utf8("<?xml version=\"1.0\"?>\n<COLLADA version=\"1.4.1\"></COLLADA>")),
                arguments(Format.USDZ, storedFirst("scene.usdc", bytes("PXR-USDC"))),
                arguments(Format.USD, padded("PXR-USDC", 60)),
                arguments(Format.USD, utf8("#usda 1.0\n")),
                arguments(Format.THREE_DS, Samples.threeDs()),
                arguments(Format.X3D, utf8("<?xml version=\"1.0\"?><!DOCTYPE X3D><X3D></X3D>")),
                arguments(Format.AMF, utf8("<?xml version=\"1.0\"?><amf unit=\"mm\"></amf>")),
                arguments(Format.VRML, utf8("#VRML V2.0 utf8\n")),
                arguments(Format.BLEND, padded("BLENDER-v300", 60)));
    }

    static Stream<Arguments> videos() {
        return Stream.of(
                arguments(Format.MP4, padded("\0\0\0\u0018ftypisom\0\0\0\0isommp41", 60)),
                arguments(Format.MOV, padded("\0\0\0\u0014ftypqt  ", 60)),
                arguments(Format.MOV, padded("\0\0\0\u0020moov", 60)),
                arguments(Format.THREE_GP, padded("\0\0\0\u0014ftyp3gp5", 60)),
                arguments(Format.MKV, padded("\u001aE\u00df\u00a3\u0042\u0082\u0088matroska", 90)),
                arguments(Format.WEBM, padded("\u001aE\u00df\u00a3\u0042\u0082\u0084webm", 90)),
                arguments(Format.AVI, padded("RIFF\u0010\0\0\0AVI LIST", 60)),
                arguments(Format.FLV, padded("FLV\u0001\u0005", 60)),
                arguments(Format.MPEG, padded("\0\0\u0001\u00ba", 60)),
                arguments(Format.MPEG_TS, packets(0, 188)),
                arguments(Format.MPEG_TS, packets(4, 192)),
                arguments(Format.MXF, padded("\u0006\u000e\u002b\u0034\u0002\u0005\u0001\u0001\r\u0001\u0002", 60)),
                arguments(Format.OGV, padded("OggS\0\u0002\0\0\0\0\0\0\0\0\u0080theora", 90)),
                arguments(Format.WMV, padded("0&\u00b2u\u008ef\u00cf\u0011\u00a6\u00d9\0\u00aa\0b\u00cel", 60)));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("an MP3 audio file", padded("ID3\u0004", 60)),
                arguments("an MP3 or AAC audio file", padded("\u00ff\u00fb\u0090d", 60)),
                arguments("a WAV audio file", padded("RIFF\u0010\0\0\0WAVEfmt ", 60)),
                arguments("an Ogg audio file", padded("OggS\0\u0002\u0001vorbis", 60)),
                arguments("an MPEG-4 audio file", padded("\0\0\0\u0018ftypM4A ", 60)),
                arguments("an AMR audio file", bytes("#!AMR\n")),
                arguments("a ZIP archive", zip("holiday/one.jpg", "holiday/two.jpg")),
                arguments("a gzip archive", Samples.gzip()),
                arguments("a 7-Zip archive", padded("7z\u00bc\u00af\u0027\u001c", 60)),
                arguments("a RAR archive", padded("Rar!\u001a\u0007\u0001\0", 60)),
                arguments("an xz archive", padded("\u00fd7zXZ\0", 60)),
                arguments("a tar archive", at(257, "ustar\0")));
    }

    static Stream<Arguments> programs() {
        return Stream.of(
                arguments("a Linux program", padded("\u007fELF\u0002\u0001", 200)),
                arguments("a Linux program", Samples.joined(padded("\u007fELF", 64), bytes("\n%PDF-1.4\n"))),
                arguments("a Windows program", padded("MZ\u0090\0\u0003", 200)),
                arguments("a macOS program", padded("\u00cf\u00fa\u00ed\u00fe", 60)),
                arguments("a Java class or a macOS program", padded("\u00ca\u00fe\u00ba\u00be\0\0\0\u0041", 60)),
                arguments("a script", utf8("#!/bin/sh\nrm -rf /\n")),
                arguments("a Java archive", zip("META-INF/MANIFEST.MF", "a/B.class")),
                arguments("the EICAR anti-virus test program", utf8(EICAR)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"documents", "pictures", "models", "videos"})
    void knowsAFormatByItsContent(Format format, byte[] file) {
        assertThat(classify(file)).isEqualTo(Classified.known(format));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void namesWhatItDoesNotSupport(String what, byte[] file) {
        assertThat(classify(file)).isEqualTo(Classified.unsupported(what));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void keepsProgramsOut(String what, byte[] file) {
        assertThat(classify(file)).isEqualTo(Classified.executable(what));
    }

    @Test
    void leavesNoFormatOfTheModelOut() {
        Set<Object> covered = Stream.of(documents(), pictures(), models(), videos())
                .flatMap(cases -> cases)
                .map(row -> row.get()[0])
                .collect(Collectors.toSet());

        assertThat(covered).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Format.class));
    }

    @Test
    void admitsThatItDoesNotKnowRandomBytes() {
        assertThat(classify(random(10))).isInstanceOf(Classified.Unknown.class);
        assertThat(classify(random(100_000))).isInstanceOf(Classified.Unknown.class);
        assertThat(classify(new byte[4096])).isInstanceOf(Classified.Unknown.class);
    }

    @Test
    void saysThatAnEmptyFileIsEmpty() {
        assertThat(classify(new byte[0])).isEqualTo(new Classified.Unsupported(ReasonCode.EMPTY_FILE, "an empty file"));
    }

    /** What is left of a cut file is still told by its beginning, or not at all; never does a short file throw. */
    @ParameterizedTest(name = "{0}")
    @MethodSource({"documents", "pictures", "models", "videos"})
    void survivesEveryTruncation(Format format, byte[] file) {
        for (int length = 0; length < Math.min(file.length, 600); length++) {
            assertThat(classify(Arrays.copyOf(file, length))).isNotNull();
        }
    }

    @Test
    void knowsATruncatedOfficeDocumentByItsFirstEntries() {
        byte[] whole = zip("[Content_Types].xml", "word/document.xml", "word/styles.xml");

        assertThat(classify(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(Classified.known(Format.DOCX));
    }

    @Test
    void isNotDeceivedByADocumentStoredInsideAnArchive() {
        byte[] archive = storedFirst("letter.docx", zip("[Content_Types].xml", "word/document.xml"));

        assertThat(new String(archive, StandardCharsets.ISO_8859_1)).contains("word/document.xml");
        assertThat(classify(archive)).isEqualTo(Classified.unsupported("a ZIP archive"));
    }

    @Test
    void asksForTheTailOnlyOfContainers() {
        AtomicInteger asked = new AtomicInteger();
        byte[] whole = zip("[Content_Types].xml", "xl/workbook.xml");
        byte[] tail = Arrays.copyOfRange(whole, whole.length - 200, whole.length);
        TailReader reader = bytes -> {
            asked.incrementAndGet();
            return tail;
        };

        ContentClassifier.classify(padded("\u0089PNG\r\n\u001a\n", 100), 5_000_000, reader);
        ContentClassifier.classify(utf8("plain words"), 5_000_000, reader);
        assertThat(asked).hasValue(0);

        Classified workbook = ContentClassifier.classify(Arrays.copyOf(whole, 64), 5_000_000, reader);
        assertThat(workbook).isEqualTo(Classified.known(Format.XLSX));
        assertThat(asked).hasValue(1);
    }

    private static Classified classify(byte[] file) {
        byte[] head = Arrays.copyOf(file, Math.min(file.length, ContentClassifier.HEAD_BYTES));
        return ContentClassifier.classify(
                head, file.length, bytes -> Arrays.copyOfRange(file, Math.max(0, file.length - bytes), file.length));
    }
}
