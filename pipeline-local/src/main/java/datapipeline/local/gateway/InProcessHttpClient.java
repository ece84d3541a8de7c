package datapipeline.local.gateway;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Puts the gateway under a real SDK client without a socket. Marshalling, signing, retries and unmarshalling still run,
 * so a test with it proves the same as one over HTTP, except for HTTP.
 */
public final class InProcessHttpClient implements SdkHttpClient {
    private final Gateway gateway;

    public InProcessHttpClient(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest execution) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return response(gateway.handle(request(execution)));
            }

            @Override
            public void abort() {
                // The call runs in the caller's thread and has no connection to close.
            }
        };
    }

    private static Request request(HttpExecuteRequest execution) {
        SdkHttpRequest sent = execution.httpRequest();
        InputStream body = execution
                .contentStreamProvider()
                .<InputStream>map(provider -> provider.newStream())
                .orElseGet(InputStream::nullInputStream);
        return new Request(
                sent.method().name(),
                sent.encodedPath().isEmpty() ? "/" : sent.encodedPath(),
                sent.encodedQueryParameters().orElse(""),
                Headers.of(sent.headers()),
                body);
    }

    private static HttpExecuteResponse response(Response answer) {
        byte[] body = answer.bytes();
        var head = SdkHttpResponse.builder().statusCode(answer.status());
        answer.headers().forEach(head::putHeader);
        if (!answer.headers().has("content-length")) {
            head.putHeader("Content-Length", Integer.toString(body.length));
        }
        return HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    @Override
    public String clientName() {
        return "InProcess";
    }

    @Override
    public void close() {
        // The gateway is closed by whoever built it.
    }
}
