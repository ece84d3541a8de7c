package datapipeline.local.cloud;

import datapipeline.local.account.Account;
import datapipeline.local.account.Credentials;
import datapipeline.local.lambda.runtime.FunctionDefinition;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.run.EngineKind;
import datapipeline.model.topology.FunctionSpec;
import datapipeline.model.topology.Topology;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The pipeline's functions as the embedded Lambda runs them: each with the class path it has on AWS, plus the engines
 * where it needs them.
 *
 * @param handlers the class path of the handlers
 * @param engines the class path of the engines
 * @param settings variables that the functions have besides those that every one needs
 */
public record PipelineFunctions(
        Account account,
        Credentials credentials,
        List<Path> handlers,
        List<Path> engines,
        Map<String, String> settings) {
    public PipelineFunctions {
        handlers = List.copyOf(handlers);
        engines = List.copyOf(engines);
        settings = Map.copyOf(settings);
    }

    /** Finds both class paths beside the classes this program runs with. */
    public static PipelineFunctions of(EmbeddedCloud cloud) {
        return new PipelineFunctions(
                cloud.account(),
                cloud.credentials(),
                ClassPaths.around("datapipeline.handlers.lambda.ClassifyHandler"),
                ClassPaths.aroundService("datapipeline.model.engine.Engine"),
                Map.of());
    }

    /** The same functions with these variables. */
    public PipelineFunctions with(Map<String, String> variables) {
        return new PipelineFunctions(account, credentials, handlers, engines, variables);
    }

    List<FunctionDefinition> definitions() {
        return Topology.functions().stream().map(this::definition).toList();
    }

    private FunctionDefinition definition(FunctionSpec function) {
        List<Path> classPath = function.needsEngines()
                ? Stream.concat(handlers.stream(), engines.stream()).distinct().toList()
                : handlers;
        return new FunctionDefinition(
                function.name(),
                function.handler(),
                classPath,
                environment(),
                function.timeout(),
                function.memoryMb(),
                0);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put(EngineChoice.PLACE_VARIABLE, EngineKind.EMBEDDED.name());
        environment.put("AWS_ENDPOINT_URL", account.endpoint());
        environment.put("AWS_REGION", account.region());
        environment.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
        environment.put("SNS_NOTIF_ARN", account.arn("sns", Topology.SNS_NOTIF));
        return environment;
    }
}
