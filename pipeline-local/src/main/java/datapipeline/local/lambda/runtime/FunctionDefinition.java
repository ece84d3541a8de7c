package datapipeline.local.lambda.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function as the embedding program registers it.
 *
 * @param name as in {@code lambda-classify}
 * @param handler {@code package.Class} or {@code package.Class::method}, as on AWS
 * @param classPath the function's own jars and class directories, complete: nothing else is visible to it but the JDK
 *     and the Lambda interfaces
 * @param environment what the function reads as its environment variables
 * @param timeout from one second to fifteen minutes
 * @param memoryMb from 128 to 10,240; a limit only where the function has a process of its own
 * @param reservedConcurrency how many invocations may run at a time, or 0 when nothing is reserved
 */
public record FunctionDefinition(
        String name,
        String handler,
        List<Path> classPath,
        Map<String, String> environment,
        Duration timeout,
        int memoryMb,
        int reservedConcurrency) {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    public FunctionDefinition {
        if (!name.matches("[a-zA-Z0-9-_]{1,64}")) {
            throw new IllegalArgumentException("\"%s\" cannot be a function's name".formatted(name));
        }
        if (!handler.matches("[^\\s:]+(::[^\\s:]+)?")) {
            throw new IllegalArgumentException(
                    "the handler of %s must be package.Class or package.Class::method, not \"%s\""
                            .formatted(name, handler));
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "the timeout of %s must be from 1 second to 15 minutes, not %s".formatted(name, timeout));
        }
        if (memoryMb < 128 || memoryMb > 10_240) {
            throw new IllegalArgumentException(
                    "the memory of %s must be from 128 to 10240 MB, not %d".formatted(name, memoryMb));
        }
        if (reservedConcurrency < 0) {
            throw new IllegalArgumentException(
                    "the reserved concurrency of %s must not be %d".formatted(name, reservedConcurrency));
        }
        classPath = List.copyOf(classPath);
        environment = Map.copyOf(environment);
    }

    /** A function with AWS's defaults: three seconds, 128 MB, nothing reserved, an empty environment. */
    public static FunctionDefinition of(String name, String handler, List<Path> classPath) {
        return new FunctionDefinition(name, handler, classPath, Map.of(), Duration.ofSeconds(3), 128, 0);
    }

    /** Where its lines go: {@code /aws/lambda/lambda-classify}. */
    public String logGroup() {
        return "/aws/lambda/" + name;
    }
}
