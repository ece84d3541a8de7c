package datapipeline.engines.document;

import datapipeline.engines.sandbox.JavaWorker;
import datapipeline.model.Format;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.Engine;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.TextExtraction;
import datapipeline.model.run.EngineKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.util.Version;
import org.apache.tika.Tika;

/** Takes the text out of PDFs, office documents, books, web pages and plain text; scanned pages have none to take. */
public final class TextExtractionEngine implements Engine<TextExtraction> {
    private static final Set<Format> READABLE = readable();
    /** As much as Textract takes: https://docs.aws.amazon.com/textract/latest/dg/limits-document.html */
    private static final long LARGEST_PDF = 500L << 20;

    private static final JavaWorker WORKER = new JavaWorker(TextWorker.class, 512);

    @Override
    public Class<TextExtraction> performs() {
        return TextExtraction.class;
    }

    @Override
    public String name() {
        return "pdfbox %s, %s".formatted(Version.getVersion(), Tika.getString());
    }

    @Override
    public EngineKind kind() {
        return EngineKind.EMBEDDED;
    }

    @Override
    public long largest(Format format) {
        return format == Format.PDF
                ? LARGEST_PDF
                : OfficeText.READABLE.contains(format) ? Unpacking.MAX_BYTES : PlainText.MAX_BYTES;
    }

    @Override
    public StepResult perform(TextExtraction step, StepInput input) throws InterruptedException {
        if (!READABLE.contains(input.format())) {
            return new StepResult.Refused(new Problem(
                    ReasonCode.FORMAT_UNREADABLE,
                    "the text of %s files cannot be read here"
                            .formatted(input.format().wireName().toUpperCase(Locale.ROOT)),
                    List.of("Save the document as PDF and upload that")));
        }
        int pages = step.maxPages().orElse(0);
        return WORKER.perform(input, input.format().name(), Integer.toString(pages));
    }

    private static Set<Format> readable() {
        Set<Format> readable = EnumSet.of(Format.PDF, Format.TEXT, Format.HTML, Format.XML, Format.JSON);
        readable.addAll(OfficeText.READABLE);
        return readable;
    }
}
