package datapipeline.local.gateway;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.utils.Lazy;

/**
 * The operations of a client interface. Each is mapped when it is first called, because to map all of them loads
 * hundreds of classes and costs seconds; only a REST request without any mapped path yet maps its whole service.
 */
final class Operations {

    /** An operation found by its path, and what the path's labels said. */
    record Routed(Operation operation, Map<String, String> labels) {}

    private final Map<String, Method> methods = new TreeMap<>();
    private final Map<String, Operation> mapped = new ConcurrentHashMap<>();
    private final Lazy<List<Operation>> byPath = new Lazy<>(this::allByPath);

    private Operations() {}

    static Operations of(Class<?> api) {
        var operations = new Operations();
        for (Method method : api.getMethods()) {
            if (isOperation(method)) {
                operations.methods.put(Operation.nameOf(method), method);
            }
        }
        return operations;
    }

    private static boolean isOperation(Method method) {
        return method.getParameterCount() == 1
                && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                && AwsResponse.class.isAssignableFrom(method.getReturnType());
    }

    Iterable<String> names() {
        return methods.keySet();
    }

    Optional<Operation> named(String name) {
        return Optional.ofNullable(methods.get(name))
                .map(method -> mapped.computeIfAbsent(name, n -> Operation.of(method)));
    }

    /** The operation a REST request calls: of those that match, the one with the most literal path. */
    Optional<Routed> routed(Request request) {
        for (Operation operation : byPath.getValue()) {
            if (operation.info().httpMethod().name().equals(request.method())) {
                Optional<Map<String, String>> labels = operation.uri().match(request);
                if (labels.isPresent()) {
                    return Optional.of(new Routed(operation, labels.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether requests without any sign of a protocol are XML; all operations of a service agree. */
    boolean xml() {
        return methods.keySet().stream()
                .findFirst()
                .flatMap(this::named)
                .map(Operation::xml)
                .orElse(false);
    }

    private List<Operation> allByPath() {
        return methods.keySet().stream()
                .flatMap(name -> named(name).stream())
                .sorted(Comparator.comparingInt(
                                (Operation operation) -> operation.uri().specificity())
                        .reversed())
                .toList();
    }
}
