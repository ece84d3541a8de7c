package datapipeline.engines.classification;

import datapipeline.engines.document.DocumentEngine;
import datapipeline.engines.document.Documents;
import datapipeline.engines.sandbox.WarmWorkers;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.example.Examples;
import datapipeline.model.option.ProcessingStep.Classification;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells invoices, contracts, letters, resumes, reports and manuals apart, and whatever else operators have shown it, and
 * by what.
 */
public final class ClassificationEngine implements DocumentEngine<Classification> {
    private static final WarmWorkers WORKERS = new WarmWorkers(ClassificationWorker.class, 512);

    @Override
    public Class<Classification> performs() {
        return Classification.class;
    }

    @Override
    public String name() {
        return "evidence rules 1, labelled examples";
    }

    @Override
    public Optional<String> reference() {
        return Optional.of(Examples.KEY);
    }

    @Override
    public StepResult perform(Classification step, StepInput input) throws InterruptedException {
        Optional<StepResult> refusal = Documents.refusal(input.format());
        return refusal.isPresent()
                ? refusal.get()
                : WORKERS.perform(
                        input,
                        input.format().name(),
                        input.reference().map(Path::toString).orElse(""));
    }
}
