package datapipeline.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's HTTP server in front of a handler: one virtual thread for each request, on the loopback address only.
 * {@code Expect: 100-continue} and chunked request bodies are the server's business. A body that a handler did not read
 * is drained a little before it is answered, so that the caller sees the answer; past that the connection is closed.
 */
final class HttpFront implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpFront.class.getName());
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int BACKLOG = 256;

    /** So much of a body that nobody wanted is read all the same. */
    private static final int DRAINED = 8 << 20;

    static {
        // Read once, when the first server of this JVM is made, whoever makes it: they make it quick, and nothing but
        // quickness may hang on them. Without nodelay every small answer waits 40 ms for an acknowledgement; SDK
        // clients keep connections for a minute, so the server must keep them longer.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.idleInterval", "120");
        setUnlessSet("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private final RequestHandler handler;
    private final ExecutorService requests;
    private final HttpServer server;

    private HttpFront(RequestHandler handler, ExecutorService requests, HttpServer server) {
        this.handler = handler;
        this.requests = requests;
        this.server = server;
    }

    /** Starts to answer on this port; 0 takes any free one. */
    static HttpFront listen(int port, RequestHandler handler) {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the gateway cannot listen on 127.0.0.1:%d; is it started already?".formatted(port), e);
        }
        var requests = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("gateway-", 0).factory());
        var front = new HttpFront(handler, requests, server);
        server.setExecutor(requests);
        server.createContext("/", front::answer);
        server.start();
        return front;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            Response response = handler.handle(request(exchange));
            try (var body = response.body()) {
                drain(exchange.getRequestBody());
                send(exchange, response, body);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "%s was not answered to the end: %s".formatted(exchange.getRequestURI(), e));
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, () -> "%s was not answered".formatted(exchange.getRequestURI()), e);
        }
    }

    /**
     * Who sends much with a wrong signature should read why, not find the connection broken: many clients read no answer
     * before their body is sent. A body that the handler has closed cannot be read, and need not be.
     */
    private static void drain(InputStream body) {
        try {
            byte[] buffer = new byte[16 << 10];
            int left = DRAINED;
            for (int read = 0; read >= 0 && left > 0; left -= read) {
                read = body.read(buffer);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "the rest of a request was not read: " + e);
        }
    }

    /** The target comes from the text, not from the parsed URI: that takes the first name of {@code //a/b} for a host. */
    private static Request request(HttpExchange exchange) {
        String target = exchange.getRequestURI().toString().replaceFirst("^https?://[^/?]*", "");
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        return new Request(
                exchange.getRequestMethod(),
                path.isEmpty() ? "/" : path,
                question < 0 ? "" : target.substring(question + 1),
                Headers.of(exchange.getRequestHeaders()),
                exchange.getRequestBody());
    }

    private static void send(HttpExchange exchange, Response response, Response.Body body) throws IOException {
        response.headers()
                .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        long length = body.length();
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head && !response.headers().has("content-length")) {
            exchange.getResponseHeaders().set("content-length", Long.toString(length));
        }
        if (head || length == 0 || response.status() == 204 || response.status() == 304) {
            exchange.sendResponseHeaders(response.status(), -1);
        } else {
            exchange.getResponseHeaders().remove("content-length");
            exchange.sendResponseHeaders(response.status(), length);
            // Closed only when all was written: the server cuts the connection of an exchange that is closed with its
            // body open, and forgets to once the body was closed too early. The caller would wait for ever.
            OutputStream out = exchange.getResponseBody();
            body.writeTo(out);
            out.close();
        }
    }

    /** Takes no more requests, gives the running ones two seconds to end, then interrupts them. */
    @Override
    public void close() {
        requests.shutdown();
        try {
            if (!requests.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.INFO, "requests that were still running are cut off");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        requests.shutdownNow();
        server.stop(0);
    }
}
