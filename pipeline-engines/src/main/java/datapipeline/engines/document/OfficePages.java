package datapipeline.engines.document;

import datapipeline.engines.sandbox.Refusal;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Hears a document as Tika tells it, in XHTML, and writes down its text: a page a slide or a sheet; formats whose pages
 * are only made when they are printed have one.
 */
final class OfficePages extends DefaultHandler {
    private static final int MAX_CHARACTERS = 5_000_000;

    private final Format format;
    private final List<String> pages = new ArrayList<>();
    private final StringBuilder page = new StringBuilder();
    private boolean inBody;
    private boolean begun;
    private int characters;

    OfficePages(Format format) {
        this.format = format;
    }

    List<String> pages() {
        List<String> all = new ArrayList<>(pages);
        all.add(page.toString().strip());
        return all;
    }

    @Override
    public void startElement(String uri, String name, String qualifiedName, Attributes attributes) {
        inBody |= name.equals("body");
        if (begins(name, attributes.getValue("class"))) {
            if (begun) {
                pages.add(page.toString().strip());
                page.setLength(0);
            }
            begun = true;
        }
    }

    @Override
    public void endElement(String uri, String name, String qualifiedName) {
        inBody &= !name.equals("body");
    }

    @Override
    public void characters(char[] text, int start, int length) {
        if (!inBody) {
            return;
        }
        characters += length;
        if (characters > MAX_CHARACTERS) {
            throw new Refusal(
                    ReasonCode.LIMIT_EXCEEDED,
                    "the document holds more than %d characters of text".formatted(MAX_CHARACTERS));
        }
        page.append(text, start, length);
    }

    /** Where the markup stood, Tika puts line ends and tabulators. */
    @Override
    public void ignorableWhitespace(char[] text, int start, int length) {
        characters(text, start, length);
    }

    private boolean begins(String element, @Nullable String kind) {
        return switch (format) {
            case XLSX, XLS -> element.equals("h1");
            case PPTX, PPT -> "slide-content".equals(kind);
            default -> false;
        };
    }
}
