package datapipeline.local.lambda.handlers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Does what the event says, and writes down each event that it sees in the file named by {@code JOURNAL}. */
public final class Scripted implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), UTF_8);
        journal(context.getAwsRequestId() + " " + event);
        output.write(answer(event, context).getBytes(UTF_8));
    }

    private String answer(String event, Context context) throws IOException {
        return switch (word(event)) {
            case "fail" -> throw new IllegalStateException("told to fail");
            case "fail-until" -> failUntilAllowed(event);
            case "hang" -> hang();
            case "exit" -> exit();
            case "huge" -> '"' + "x".repeat(7 * 1024 * 1024) + '"';
            case "who" -> '"' + Integer.toHexString(System.identityHashCode(this)) + '"';
            case "pid" -> Long.toString(ProcessHandle.current().pid());
            case "env" -> '"' + Environment.get("GREETING") + '"';
            case "spring" -> "\"%b\"".formatted(canSee("org.springframework.context.ApplicationContext"));
            case "context-loader" ->
                "\"%b\""
                        .formatted(Thread.currentThread().getContextClassLoader()
                                == getClass().getClassLoader());
            case "context" ->
                "\"%s %s %s %d %b\""
                        .formatted(
                                context.getFunctionName(),
                                context.getInvokedFunctionArn(),
                                context.getLogGroupName(),
                                context.getMemoryLimitInMB(),
                                context.getRemainingTimeInMillis() > 0);
            case "print" -> print(context);
            default -> event;
        };
    }

    private static String failUntilAllowed(String event) {
        if (!Files.exists(Path.of(Environment.get("ALLOWED")))) {
            throw new IllegalStateException("not allowed yet");
        }
        return event;
    }

    /** Interruptible, as a call over the network is. */
    private static String hang() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            journal("interrupted");
            Thread.currentThread().interrupt();
        }
        return "null";
    }

    private static String exit() {
        Runtime.getRuntime().halt(3);
        return "null";
    }

    private static String print(Context context) {
        context.getLogger().log("by the logger");
        System.out.println("by standard output");
        System.err.println("by standard error");
        return "null";
    }

    private static boolean canSee(String type) {
        try {
            Class.forName(type, false, Scripted.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The first word in quotes after {@code "do":}. */
    private static String word(String event) {
        int at = event.indexOf("\"do\":\"");
        return at < 0 ? "" : event.substring(at + 6, event.indexOf('"', at + 6));
    }

    private static void journal(String line) {
        String path = Environment.get("JOURNAL");
        if (path.isEmpty()) {
            return;
        }
        try {
            Files.writeString(Path.of(path), line + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
