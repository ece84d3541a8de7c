package datapipeline.services.comprehend;

import datapipeline.handlers.aws.Clients;
import datapipeline.handlers.aws.Environment;
import datapipeline.handlers.run.Engines;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.Engine;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.engine.StepResult.MadeFile;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingStep.SemanticAnalysis;
import datapipeline.model.option.ProcessingStep.TextExtraction;
import datapipeline.model.run.EngineKind;
import datapipeline.model.topology.Topology;
import datapipeline.services.quota.Busy;
import datapipeline.services.quota.GuardedCalls;
import datapipeline.services.quota.Permits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.comprehend.ComprehendClient;
import software.amazon.awssdk.utils.Lazy;

/** Has Amazon Comprehend tell what a document is about; our own engine takes the text out of it first. */
public final class ComprehendEngine implements Engine<SemanticAnalysis> {
    private static final String FILE = "analysis.json";
    private static final String TEXT = "text.txt";

    /** Shorter than the lease of a permit, tries of the SDK included. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(90);

    private final Lazy<Questions> questions;
    private final Lazy<Engines> own;

    /** With the clients of this function, made when the first document comes. */
    public ComprehendEngine() {
        this.questions = new Lazy<>(ComprehendEngine::ofThisFunction);
        this.own = new Lazy<>(() -> Engines.onClassPath(EngineChoice.open(EngineKind.LAMBDA)));
    }

    private static Questions ofThisFunction() {
        Environment environment = Environment.ofThisFunction();
        Clients clients = new Clients(environment);
        return new Questions(
                clients.set(ComprehendClient.builder()
                                .overrideConfiguration(override -> override.apiCallTimeout(LONGEST_CALL)))
                        .build(),
                new GuardedCalls(
                        new Permits(clients.dynamoDb(), Topology.DYNAMODB_INPUT, InstantSource.system()), environment));
    }

    @Override
    public Class<SemanticAnalysis> performs() {
        return SemanticAnalysis.class;
    }

    @Override
    public String name() {
        return "Amazon Comprehend";
    }

    @Override
    public EngineKind kind() {
        return EngineKind.COMPREHEND;
    }

    @Override
    public StepResult perform(SemanticAnalysis step, StepInput input) throws InterruptedException {
        try {
            StepResult text = text(input);
            return text instanceof StepResult.Done read ? analysed(read, input.outputs()) : text;
        } catch (Busy e) {
            return e.throttled();
        } catch (AwsServiceException | Questions.PieceFailed e) {
            return new StepResult.Broken(
                    Problem.of(ReasonCode.ENGINE_FAILED, "Amazon Comprehend answered: " + e.getMessage()));
        } catch (IOException e) {
            return new StepResult.Broken(
                    Problem.of(ReasonCode.ENGINE_FAILED, "The text could not be prepared for Comprehend: " + e));
        }
    }

    private StepResult text(StepInput input) throws InterruptedException, IOException {
        Path aside = input.file().resolveSibling(input.outputs().getFileName() + "-text");
        return own.getValue()
                .perform(
                        new TextExtraction(List.of(), false, Optional.empty()),
                        new StepInput(
                                input.source(),
                                input.format(),
                                input.file(),
                                Files.createDirectories(aside),
                                input.limit()));
    }

    private StepResult analysed(StepResult.Done read, Path outputs) throws IOException, Busy {
        Path text = read.files().stream()
                .filter(made -> made.name().equals(TEXT))
                .findFirst()
                .orElseThrow(() -> new IOException("the text engine made no " + TEXT))
                .path();
        Reading reading = Reading.of(Files.readString(text).replace('\f', '\n'), questions.getValue());
        Path json = outputs.resolve(FILE);
        Files.writeString(json, Json.write(reading.meaning()));
        return new StepResult.Done(
                List.of(MadeFile.of(json, "application/json")),
                known(reading.meaning()),
                Map.of("characters", (long) reading.meaning().analysedCharacters(), "textUnits", reading.units()));
    }

    private static Map<String, String> known(Meaning meaning) {
        Map<String, String> known = new HashMap<>();
        known.put("entities", Integer.toString(meaning.entities().size()));
        known.put("notes", String.join("; ", meaning.notes()));
        meaning.language().ifPresent(language -> known.put("language", language.code()));
        meaning.sentiment().ifPresent(sentiment -> known.put("sentiment", sentiment.label()));
        return known;
    }
}
