package datapipeline.handlers.document;

import datapipeline.handlers.run.Engines;
import datapipeline.handlers.run.Room;
import datapipeline.handlers.run.StepWork;
import datapipeline.model.FileType;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.option.ProcessingStep.Classification;
import datapipeline.model.option.ProcessingStep.ForDocument;
import datapipeline.model.option.ProcessingStep.SemanticAnalysis;
import datapipeline.model.option.ProcessingStep.TextExtraction;
import java.util.Optional;

/** The room of {@code sqs-document}. */
public record DocumentRoom(Engines engines) implements Room {
    @Override
    public FileType type() {
        return FileType.DOCUMENT;
    }

    @Override
    public Optional<StepWork> work(ProcessingStep step) {
        if (!(step instanceof ForDocument mine)) {
            throw new IllegalArgumentException(step + " is no step for a document");
        }
        return switch (mine) {
            case Classification classify -> engines.work(Classification.class, classify);
            case TextExtraction extract -> engines.work(TextExtraction.class, extract);
            case SemanticAnalysis analyse -> engines.work(SemanticAnalysis.class, analyse);
        };
    }
}
