package datapipeline.local.lambda.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import datapipeline.local.account.Account;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * The process of a function: this JVM's java, AWS's runtime interface client, the function's class path, and an
 * environment as AWS sets it. Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
record ChildCommand(FunctionDefinition function, Account account, String runtimeApi, String logStream) {
    /** What AWS leaves to the heap. */
    private static final double HEAP = 0.85;

    /** Starts it. Its standard input is the {@link Lifeline}: whoever closes it ends the process. */
    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(environment());
        return builder.start();
    }

    private List<String> command() {
        List<String> flags = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                // The runtime client needs it to write frames to the descriptor of _LAMBDA_TELEMETRY_LOG_FD.
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "-Xmx%dm".formatted((int) (function.memoryMb() * HEAP))));
        flags.addAll(NativeClientLibrary.jvmFlags());
        flags.addAll(List.of("-cp", classPath(), Lifeline.class.getName(), function.handler()));
        return flags;
    }

    private String classPath() {
        Stream<Path> runtime = Stream.of(
                        AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(ChildCommand::jar);
        return Stream.of(Stream.of(Lifeline.unpacked()), runtime, function.classPath().stream())
                .flatMap(paths -> paths)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IllegalStateException(
                    "%s is inside another jar, where a process of its own cannot find it; run with a plain class path, or run functions in-process"
                            .formatted(type.getName()),
                    e);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> all = FunctionEnvironment.of(function, account);
        all.putIfAbsent("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        all.putIfAbsent("LANG", "en_US.UTF-8");
        all.put("LAMBDA_TASK_ROOT", taskRoot());
        all.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
        all.put("_LAMBDA_TELEMETRY_LOG_FD", "2");
        return all;
    }

    /** Everything is on the class path already; the runtime only wants a directory. */
    private static String taskRoot() {
        return System.getProperty("java.io.tmpdir");
    }
}
