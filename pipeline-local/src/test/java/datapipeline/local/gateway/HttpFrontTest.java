package datapipeline.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpFrontTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpFront front;

    @AfterEach
    void stop() {
        front.close();
        client.close();
    }

    @Test
    void aBodyIsStreamedWithItsLength() throws Exception {
        serve(request -> Response.of(200).with(megabytes(3)));

        HttpResponse<byte[]> response = client.send(get("/"), BodyHandlers.ofByteArray());

        assertThat(response.body()).hasSize(3 << 20);
        assertThat(response.headers().firstValueAsLong("content-length")).hasValue(3 << 20);
    }

    @Test
    void headTellsTheLengthWithoutTheBody() throws Exception {
        serve(request -> Response.of(200).with(megabytes(3)));

        HttpResponse<byte[]> response = client.send(to("/").HEAD().build(), BodyHandlers.ofByteArray());

        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValueAsLong("content-length")).hasValue(3 << 20);
    }

    @Test
    void headTellsTheLengthThatTheHandlerKnows() throws Exception {
        serve(request -> Response.of(200).with("Content-Length", "5000000000"));

        HttpResponse<byte[]> response = client.send(to("/").HEAD().build(), BodyHandlers.ofByteArray());

        assertThat(response.headers().firstValueAsLong("content-length")).hasValue(5_000_000_000L);
    }

    @Test
    void someAnswersHaveNoBodyAndTheConnectionLivesOn() throws Exception {
        serve(request -> Response.of(Integer.parseInt(request.rawPath().substring(1))));

        for (int status : new int[] {204, 304, 200, 404}) {
            HttpResponse<byte[]> response = client.send(get("/" + status), BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.body()).isEmpty();
        }
    }

    @Test
    void theTargetArrivesExactlyAsSent() throws Exception {
        serve(request -> Response.of(200, "text/plain", request.rawPath() + " ? " + request.rawQuery()));

        assertThat(raw("GET /a//b/../%7Ec%2F;d?x=1+2&uploads HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .endsWith("\r\n\r\n/a//b/../%7Ec%2F;d ? x=1+2&uploads");
        assertThat(raw("GET http://other/a?b HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .endsWith("\r\n\r\n/a ? b");
    }

    @Test
    void aChunkedBodyThatWaitsForContinueIsRead() throws Exception {
        serve(HttpFrontTest::echo);

        assertThat(raw("PUT / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n"
                        + "Connection: close\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 100 Continue\r\n")
                .endsWith("\r\n\r\nabcde");
    }

    @Test
    void whoSendsMuchInVainIsToldSo() throws Exception {
        serve(request -> Response.of(403, "text/plain", "no"));
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[4 << 20]));

        HttpResponse<String> response = client.send(to("/").PUT(body).build(), BodyHandlers.ofString());

        assertThat(response.body()).isEqualTo("no");
    }

    @Test
    void headersOfOneNameKeepAllTheirValues() throws Exception {
        serve(request -> Response.of(
                200, "text/plain", String.join("|", request.headers().all("X-Two"))));

        assertThat(client.send(to("/").header("x-two", "a").header("X-TWO", "b").build(), BodyHandlers.ofString())
                        .body())
                .isEqualTo("a|b");
    }

    @Test
    void aBodyThatBreaksOffBreaksTheAnswerOff() throws Exception {
        serve(request -> Response.of(200).with(new Response.Body() {
            @Override
            public long length() {
                return 10;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(1);
                throw new IOException("the disk is gone");
            }
        }));

        assertThatThrownBy(() -> client.send(get("/"), BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void closingLetsARunningRequestEndAndTakesNoOther() throws Exception {
        var started = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        serve(request -> {
            started.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Response.of(200, "text/plain", "done");
        });
        CompletableFuture<HttpResponse<String>> running = client.sendAsync(get("/"), BodyHandlers.ofString());
        started.await();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(front::close);
        mayEnd.countDown();

        assertThat(running.get().body()).isEqualTo("done");
        closing.get();
        assertThatThrownBy(() -> client.send(get("/"), BodyHandlers.ofString())).isInstanceOf(ConnectException.class);
    }

    @Test
    void everyBodyIsLetGoOfOnceWhateverBecomesOfIt() throws Exception {
        var full = new Held(3);
        var empty = new Held(0);
        serve(request -> Response.of(200).with(request.rawPath().equals("/full") ? full : empty));

        client.send(get("/full"), BodyHandlers.discarding());
        client.send(get("/empty"), BodyHandlers.discarding());
        assertThat(full.closed()).isEqualTo(1);
        assertThat(empty.closed()).isEqualTo(1);
        client.send(to("/full").HEAD().build(), BodyHandlers.discarding());
        assertThat(full.closed()).isEqualTo(1);
    }

    @Test
    void aBodyIsLetGoOfWhenTheCallerGoes() throws Exception {
        var large = new Held(500);
        serve(request -> Response.of(200).with(large));

        try (var socket = new Socket("127.0.0.1", front.port())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }

        assertThat(large.closed()).isEqualTo(1);
    }

    /** So many megabytes, and whoever waits for them to be let go of. */
    private static final class Held implements Response.Body {
        private final Response.Body bytes;
        private final BlockingQueue<Boolean> closed = new LinkedBlockingQueue<>();

        private Held(int megabytes) {
            bytes = megabytes(megabytes);
        }

        @Override
        public long length() {
            return bytes.length();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            bytes.writeTo(out);
        }

        @Override
        public void close() {
            closed.add(true);
        }

        /** How often, once it has happened; none within ten seconds counts as none. */
        int closed() throws InterruptedException {
            Boolean first = closed.poll(10, TimeUnit.SECONDS);
            return (first == null ? 0 : 1) + closed.size();
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        serve(HttpFrontTest::echo);

        assertThatThrownBy(() -> HttpFront.listen(front.port(), HttpFrontTest::echo))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("127.0.0.1:" + front.port());
    }

    private void serve(RequestHandler handler) {
        front = HttpFront.listen(0, handler);
    }

    private static Response echo(Request request) {
        return Response.of(200, "text/plain", Payload.readAll(request.body()));
    }

    private static Response.Body megabytes(int count) {
        return new Response.Body() {
            @Override
            public long length() {
                return (long) count << 20;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                for (int i = 0; i < count; i++) {
                    out.write(new byte[1 << 20]);
                }
            }
        };
    }

    private HttpRequest get(String path) {
        return to(path).build();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + path));
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", front.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
