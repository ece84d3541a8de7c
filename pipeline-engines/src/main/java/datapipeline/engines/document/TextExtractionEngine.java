package datapipeline.engines.document;

import datapipeline.engines.sandbox.WarmWorkers;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.TextExtraction;
import java.util.Optional;
import org.apache.pdfbox.util.Version;
import org.apache.tika.Tika;

/**
 * Takes the text out of PDFs, office documents, books, mails, web pages and plain text, and recognises the characters of scanned
 * pages. Print is read, English and what the operator has models of; handwriting is not.
 */
public final class TextExtractionEngine implements DocumentEngine<TextExtraction> {
    private static final WarmWorkers WORKERS = new WarmWorkers(TextWorker.class, 512);

    private final String models;

    /** With the models of the directory that the environment names, beside English. */
    public TextExtractionEngine() {
        this(System.getenv().getOrDefault(ScanLanguages.SETTING, ""));
    }

    TextExtractionEngine(String models) {
        this.models = models;
    }

    @Override
    public Class<TextExtraction> performs() {
        return TextExtraction.class;
    }

    @Override
    public String name() {
        return "pdfbox %s, %s, tesseract 5.5.3".formatted(Version.getVersion(), Tika.getString());
    }

    @Override
    public StepResult perform(TextExtraction step, StepInput input) throws InterruptedException {
        Optional<StepResult> refusal = Documents.refusal(input.format());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        int pages = step.maxPages().orElse(0);
        return WORKERS.perform(
                input, input.format().name(), Integer.toString(pages), String.join(",", step.languages()), models);
    }
}
