package datapipeline.local.lambda.runtime;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error as the caller of a function sees it, in the spelling of AWS's Java runtime.
 *
 * @param message may be missing, as an exception's message may
 * @param type the exception's class, or one of AWS's own such as {@code Runtime.ExitError}
 * @param stackTrace the function's own frames; the errors of the platform have none
 */
public record FunctionError(@Nullable String message, String type, List<String> stackTrace) {
    private static final JsonMapper JSON = new JsonMapper();

    public FunctionError {
        stackTrace = List.copyOf(stackTrace);
    }

    static FunctionError of(Throwable thrown) {
        return new FunctionError(thrown.getMessage(), thrown.getClass().getName(), frames(thrown));
    }

    /** What the Java runtime says when the handler's class cannot be found or made. */
    static FunctionError ofLoading(Throwable thrown, String className) {
        boolean missing = thrown instanceof ClassNotFoundException;
        String said = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        String message = missing ? "Class not found: " + className : "Error loading class " + className + said;
        return new FunctionError(message, thrown.getClass().getName(), frames(thrown));
    }

    static FunctionError timedOut(String requestId, Duration timeout) {
        String message = String.format(
                Locale.ROOT,
                "RequestId: %s Error: Task timed out after %.2f seconds",
                requestId,
                timeout.toMillis() / 1000.0);
        return new FunctionError(message, "Sandbox.Timedout", List.of());
    }

    static FunctionError exited(String requestId, int status) {
        return new FunctionError(
                "RequestId: %s Error: Runtime exited with error: exit status %d".formatted(requestId, status),
                "Runtime.ExitError",
                List.of());
    }

    private static List<String> frames(Throwable thrown) {
        String here = FunctionError.class.getPackageName() + ".";
        return Arrays.stream(thrown.getStackTrace())
                .takeWhile(frame -> !frame.getClassName().startsWith(here))
                .map(FunctionError::line)
                .toList();
    }

    private static String line(StackTraceElement frame) {
        String where = frame.getFileName() == null
                ? "Unknown Source"
                : frame.getFileName() + (frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber());
        return "%s.%s(%s)".formatted(frame.getClassName(), frame.getMethodName(), where);
    }

    /** {@code {"errorMessage": …, "errorType": …, "stackTrace": […]}}, without what is unknown. */
    public String json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (message != null) {
            fields.put("errorMessage", message);
        }
        fields.put("errorType", type);
        if (!stackTrace.isEmpty()) {
            fields.put("stackTrace", stackTrace);
        }
        return JSON.writeValueAsString(fields);
    }
}
