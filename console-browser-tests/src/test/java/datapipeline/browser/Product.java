package datapipeline.browser;

import datapipeline.local.PipelineLocal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** The product as the run command starts it, on ports and in a directory of its own. */
final class Product implements AutoCloseable {
    private final Path data;
    private final int port = freePort();
    private final ConfigurableApplicationContext context;

    Product(Path data, String... settings) {
        this.data = data;
        Stream<String> own = Stream.of("--local.data=" + data, "--local.port=" + freePort(), "--server.port=" + port);
        context = PipelineLocal.start(Stream.concat(own, Stream.of(settings)).toArray(String[]::new));
    }

    /** A client of the embedded cloud, as anybody may have one. */
    <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        Environment settings = context.getEnvironment();
        return builder.endpointOverride(URI.create(settings.getRequiredProperty("console.aws.endpoint")))
                .region(Region.of(settings.getRequiredProperty("console.aws.region")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.getRequiredProperty("console.aws.access-key-id"),
                        settings.getRequiredProperty("console.aws.secret-access-key"))))
                .build();
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
