package datapipeline.engines.semantics;

import datapipeline.engines.document.DocumentEngine;
import datapipeline.engines.document.Documents;
import datapipeline.engines.sandbox.WarmWorkers;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.SemanticAnalysis;
import java.util.Optional;
import opennlp.tools.util.Version;

/**
 * Tells the language of a document, and of an English one its key phrases, the names, dates and amounts in it, its
 * tone, and the sentences that say most. Whoever needs names told apart by kind, or other languages, uses Amazon
 * Comprehend.
 */
public final class SemanticAnalysisEngine implements DocumentEngine<SemanticAnalysis> {
    private static final WarmWorkers WORKERS = new WarmWorkers(SemanticsWorker.class, 512);

    @Override
    public Class<SemanticAnalysis> performs() {
        return SemanticAnalysis.class;
    }

    @Override
    public String name() {
        return "opennlp %s, vader lexicon".formatted(Version.currentVersion());
    }

    @Override
    public StepResult perform(SemanticAnalysis step, StepInput input) throws InterruptedException {
        Optional<StepResult> refusal = Documents.refusal(input.format());
        return refusal.isPresent()
                ? refusal.get()
                : WORKERS.perform(input, input.format().name());
    }
}
