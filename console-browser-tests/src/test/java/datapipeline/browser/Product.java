package datapipeline.browser;

import datapipeline.local.PipelineLocal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;

/** The product as the run command starts it, on ports and in a directory of its own. */
final class Product implements AutoCloseable {
    private final Path data;
    private final int port = freePort();
    private final ConfigurableApplicationContext context;

    Product(Path data) {
        this.data = data;
        context = PipelineLocal.start("--local.data=" + data, "--local.port=" + freePort(), "--server.port=" + port);
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The link that lets the machine's owner in, once. */
    String signInLink() {
        try {
            return Files.readString(data.resolve("sign-in.url")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("there is no sign-in link", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
