package datapipeline.engines.document;

import datapipeline.engines.sandbox.Refusal;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** The text of office documents and books, by the parser of the format the classifier found; nothing is guessed again. */
final class OfficeText {
    static final Set<Format> READABLE = EnumSet.range(Format.DOCX, Format.RTF);
    private static final Set<Format> UNPACKED = EnumSet.of(Format.DOC, Format.XLS, Format.PPT, Format.OLE, Format.RTF);

    /** Pictures and files inside a document are not its text, and following them is what hostile files live from. */
    private static final EmbeddedDocumentExtractor NOTHING_EMBEDDED = new EmbeddedDocumentExtractor() {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean html) {
            throw new IllegalStateException("asked to read what should not be parsed");
        }
    };

    private OfficeText() {}

    static DocumentText read(Path file, Format format, int maxPages) throws IOException {
        if (!UNPACKED.contains(format)) {
            Unpacking.check(file);
        }
        OfficePages pages = new OfficePages(format);
        Metadata metadata = new Metadata();
        ParseContext context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, NOTHING_EMBEDDED);
        try (TikaInputStream in = TikaInputStream.get(file)) {
            parser(format).parse(in, pages, metadata, context);
        } catch (EncryptedDocumentException locked) {
            throw new Refusal(ReasonCode.ENCRYPTED, "the document opens only with a password");
        } catch (TikaException | SAXException | IOException | RuntimeException broken) {
            throw refusal(format, broken);
        }
        List<String> all = pages.pages();
        return new DocumentText(maxPages > 0 ? all.subList(0, Math.min(maxPages, all.size())) : all, known(metadata));
    }

    private static Parser parser(Format format) {
        return switch (format) {
            case DOCX, XLSX, PPTX -> new OOXMLParser();
            case DOC, XLS, PPT, OLE -> new OfficeParser();
            case ODT, ODS, ODP -> new OpenDocumentParser();
            case EPUB -> new EpubParser();
            case RTF -> new RTFParser();
            default -> throw new IllegalArgumentException("there is no office parser for " + format);
        };
    }

    /** Parsers of damaged files throw whatever comes; our own refusal may lie inside it. */
    private static Refusal refusal(Format format, Exception broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal ours) {
                return ours;
            }
        }
        return new Refusal(
                ReasonCode.CORRUPT, "the %s cannot be read: %s".formatted(format.wireName(), broken.getMessage()));
    }

    private static Map<String, String> known(Metadata metadata) {
        String title = metadata.get(TikaCoreProperties.TITLE);
        return title == null || title.isBlank() ? Map.of() : Map.of("title", title.strip());
    }
}
