package datapipeline.engines.classification;

import datapipeline.engines.document.DocumentEngine;
import datapipeline.engines.document.Documents;
import datapipeline.engines.sandbox.WarmWorkers;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.Classification;
import java.util.Optional;

/** Tells invoices, contracts, letters, resumes, reports and manuals apart, and by what. */
public final class ClassificationEngine implements DocumentEngine<Classification> {
    private static final WarmWorkers WORKERS = new WarmWorkers(ClassificationWorker.class, 512);

    @Override
    public Class<Classification> performs() {
        return Classification.class;
    }

    @Override
    public String name() {
        return "evidence rules 1";
    }

    @Override
    public StepResult perform(Classification step, StepInput input) throws InterruptedException {
        Optional<StepResult> refusal = Documents.refusal(input.format());
        return refusal.isPresent()
                ? refusal.get()
                : WORKERS.perform(input, input.format().name());
    }
}
