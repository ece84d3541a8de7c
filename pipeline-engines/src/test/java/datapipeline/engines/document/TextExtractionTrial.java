package datapipeline.engines.document;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.engines.Given;
import datapipeline.model.Format;
import datapipeline.model.Problem;
import datapipeline.model.engine.StepResult;
import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.option.ProcessingStep.TextExtraction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One file given to the engine of {@code text-extraction}, in a worker as ever. */
record TextExtractionTrial(Path directory, TextExtractionEngine engine, TextExtraction step) {
    static TextExtractionTrial in(Path directory) {
        return new TextExtractionTrial(
                directory, new TextExtractionEngine(""), new TextExtraction(List.of(), false, Optional.empty()));
    }

    TextExtractionTrial withModelsIn(Path models, String language) {
        return new TextExtractionTrial(
                directory,
                new TextExtractionEngine(models.toString()),
                new TextExtraction(List.of(language), false, Optional.empty()));
    }

    StepResult.Done done(Format format, byte[] content) throws Exception {
        StepResult result = engine.perform(step, Given.file(directory, "document", format, content));
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return (StepResult.Done) result;
    }

    Problem refused(Format format, byte[] content) throws Exception {
        StepResult result = engine.perform(step, Given.file(directory, "document", format, content));
        assertThat(result).isInstanceOf(StepResult.Refused.class);
        return ((StepResult.Refused) result).problem();
    }

    static List<String> pages(StepResult.Done done) throws Exception {
        return List.of(Files.readString(done.files().getFirst().path()).split("\f", -1));
    }

    static Optional<MadeFile> firstPage(StepResult.Done done) {
        return done.files().stream()
                .filter(file -> file.name().equals(FirstPage.FILE))
                .findFirst();
    }
}
