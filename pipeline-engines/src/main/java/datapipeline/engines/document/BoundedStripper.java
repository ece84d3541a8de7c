package datapipeline.engines.document;

import datapipeline.engines.sandbox.Refusal;
import datapipeline.model.ReasonCode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Reads page by page and counts what the pages ask for: 580 bytes of PDF can draw a form that draws itself forever, and
 * the reader would follow.
 */
final class BoundedStripper extends PDFTextStripper {
    private static final long MAX_OPERATORS_A_PAGE = 1_000_000;
    private static final long MAX_CHARACTERS = 5_000_000;
    private static final long NANOS_A_PAGE = 5_000_000_000L;

    private final List<String> pages = new ArrayList<>();
    private final StringWriter text;
    private long operators;
    private long characters;
    private long deadline;

    private BoundedStripper(StringWriter text) {
        this.text = text;
    }

    static List<String> pages(PDDocument document, int wanted) throws IOException {
        StringWriter text = new StringWriter();
        BoundedStripper stripper = new BoundedStripper(text);
        stripper.setStartPage(1);
        stripper.setEndPage(wanted);
        stripper.setPageEnd("");
        stripper.setLineSeparator("\n");
        stripper.writeText(document, text);
        return stripper.pages;
    }

    @Override
    protected void startPage(PDPage page) {
        operators = 0;
        deadline = System.nanoTime() + NANOS_A_PAGE;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        operators++;
        if (operators > MAX_OPERATORS_A_PAGE || System.nanoTime() > deadline) {
            throw new Refusal(
                    ReasonCode.LIMIT_EXCEEDED,
                    "page %d asks for too much: it was given up after %d drawing operators"
                            .formatted(pages.size() + 1, operators));
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void endPage(PDPage page) {
        String read = text.toString();
        text.getBuffer().setLength(0);
        characters += read.length();
        if (characters > MAX_CHARACTERS) {
            throw new Refusal(
                    ReasonCode.LIMIT_EXCEEDED,
                    "the PDF holds more than %d characters of text".formatted(MAX_CHARACTERS));
        }
        pages.add(read.strip());
    }
}
