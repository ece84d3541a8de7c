package datapipeline.local.lambda.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import datapipeline.local.lambda.runtime.Invocation.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP interface through which a runtime gets events and answers them, for one execution environment. Source:
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final JsonMapper JSON = new JsonMapper();

    static {
        // Read when the first server is made; without it each answer waits for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** What the runtime says. */
    sealed interface Said {}

    /** It asks for its first event: the function is initialized. */
    record Ready() implements Said {}

    /** The function could not be initialized. */
    record NotReady(FunctionError error) implements Said {}

    /** It has handled the event. */
    record Answered(String requestId, Result result) implements Said {}

    /** Its process has ended; said by whoever watches the process. */
    record Exited(int status) implements Said {}

    private record Event(Invocation invocation, Deadline deadline) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Said> said;
    private boolean ready;

    /** @param said where everything that the runtime says is put, in order */
    RuntimeApi(BlockingQueue<Said> said) {
        this.said = said;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a function's runtime", e);
        }
        server.setExecutor(threads);
        server.createContext(ROOT, this::serve);
        server.start();
    }

    /** {@code 127.0.0.1:43210}, as {@code AWS_LAMBDA_RUNTIME_API} wants it. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    void give(Invocation invocation, Deadline deadline) {
        events.add(new Event(invocation, deadline));
    }

    /** The request is read and the answer closed in any case, so that the runtime can go on using the connection. */
    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath().substring(ROOT.length());
        String[] parts = path.split("/", -1);
        if (path.equals("invocation/next")) {
            next(exchange);
        } else if (path.equals("init/error")) {
            accept(exchange, new NotReady(error(body)));
        } else if (parts.length == 3 && parts[0].equals("invocation") && parts[2].equals("response")) {
            accept(exchange, new Answered(parts[1], new Result.Returned(new String(body, UTF_8))));
        } else if (parts.length == 3 && parts[0].equals("invocation") && parts[2].equals("error")) {
            accept(exchange, new Answered(parts[1], new Result.Failed(error(body))));
        } else {
            answer(exchange, 404, "{\"errorType\":\"NotFound\"}");
        }
    }

    private void accept(HttpExchange exchange, Said what) throws IOException {
        said.add(what);
        answer(exchange, 202, "{\"status\":\"OK\"}");
    }

    /** Holds the connection until there is an event. */
    private void next(HttpExchange exchange) throws IOException {
        synchronized (this) {
            if (!ready) {
                ready = true;
                said.add(new Ready());
            }
        }
        Event event;
        try {
            event = events.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
            return;
        }
        long deadline = System.currentTimeMillis() + event.deadline.remaining().toMillis();
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", event.invocation.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", event.invocation.functionArn());
        answer(exchange, 200, event.invocation.payload());
    }

    /** The content type is never left out: AWS's native client dies of an answer without one. */
    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static FunctionError error(byte[] body) {
        JsonNode error = JSON.readTree(body);
        return new FunctionError(
                error.path("errorMessage").asString(null),
                error.path("errorType").asString("Unhandled"),
                error.path("stackTrace").values().stream()
                        .map(JsonNode::asString)
                        .toList());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
