package datapipeline.infra.pipeline;

import datapipeline.model.FileType;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.option.Operation;
import datapipeline.model.run.EngineKind;
import datapipeline.model.topology.FunctionSpec;
import datapipeline.model.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Who may do what: the least that each function's rooms need. */
record Permissions(Places places, EngineChoice engines) {

    /** @throws IllegalArgumentException for a function nobody has thought about here */
    List<PolicyStatement> of(FunctionSpec function) {
        if (function.needsEngines()) {
            return Stream.concat(worker().stream(), services(function).stream()).toList();
        }
        return switch (function.name()) {
            case Topology.LAMBDA_CLASSIFY -> classify();
            case Topology.LAMBDA_OUTPUT -> output();
            case Topology.LAMBDA_SWEEP -> sweep();
            default -> throw new IllegalArgumentException("nobody has said what %s may do".formatted(function.name()));
        };
    }

    private List<PolicyStatement> classify() {
        return List.of(
                places.readInput(),
                places.useTable(Topology.DYNAMODB_INPUT),
                places.send(workQueues()),
                places.publishNotices(),
                places.seeWhatIsGone(),
                places.useKey());
    }

    private List<PolicyStatement> worker() {
        return List.of(
                places.readInput(),
                places.readOutput(),
                places.writeOutput(),
                places.useTable(Topology.DYNAMODB_INPUT),
                places.publishNotices(),
                places.seeWhatIsGone(),
                places.useKey());
    }

    /** Only what the chosen engines of the function's own operations call. */
    private List<PolicyStatement> services(FunctionSpec function) {
        return Arrays.stream(Operation.values())
                .filter(operation -> Topology.functionOf(operation.type()).equals(function.name()))
                .flatMap(operation -> engines.of(operation).stream())
                .distinct()
                .flatMap(engine -> service(engine).stream())
                .toList();
    }

    private Optional<PolicyStatement> service(String engine) {
        return engine.equals(EngineKind.REKOGNITION.setting())
                ? Optional.of(places.recognize())
                : engine.equals(EngineKind.COMPREHEND.setting()) ? Optional.of(places.comprehend()) : Optional.empty();
    }

    private List<PolicyStatement> output() {
        return List.of(
                places.readOutput(),
                places.useTable(Topology.DYNAMODB_INPUT),
                places.useTable(Topology.DYNAMODB_OUTPUT),
                places.writeInBatches(Topology.DYNAMODB_OUTPUT),
                places.putEvents(),
                places.seeWhatIsGone(),
                places.useKey());
    }

    private List<PolicyStatement> sweep() {
        return Stream.of(classify().stream(), output().stream(), Stream.of(places.listVersions()))
                .flatMap(statements -> statements)
                .toList();
    }

    private static Stream<String> workQueues() {
        return Stream.of(FileType.values()).map(Topology::queueOf);
    }
}
