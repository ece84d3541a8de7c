package datapipeline.local.contract;

import datapipeline.local.account.Account;
import datapipeline.local.account.Credentials;
import datapipeline.local.gateway.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Whom a contract test asks. Usually our own gateway with the services under test, on a free port; with
 * {@code -Dcontract.endpoint=https://...} the same test asks that endpoint instead, with the region and the credentials
 * of the SDK's default chain, and so shows whether the test itself is right.
 *
 * <pre>{@code
 * try (var endpoint = ContractEndpoint.of(cloud -> cloud.service("sqs", SqsClient.class, new LocalSqs(cloud.account())));
 *         var sqs = endpoint.client(SqsClient.builder())) { ... }
 * }</pre>
 */
public final class ContractEndpoint implements AutoCloseable {
    private static final Credentials CREDENTIALS =
            new Credentials("AKIALOCALCONTRACT000", "not-a-secret-outside-of-this-test");

    private final URI uri;
    private final @Nullable Gateway ours;
    private final Account account;

    private ContractEndpoint(URI uri, @Nullable Gateway ours, Account account) {
        this.uri = uri;
        this.ours = ours;
        this.account = account;
    }

    /** Ours with these services and the time of day, unless another endpoint is named. */
    public static ContractEndpoint of(UnaryOperator<Gateway.Builder> services) {
        return of(InstantSource.system(), services);
    }

    /** Ours with these services and this clock, unless another endpoint is named. */
    public static ContractEndpoint of(InstantSource clock, UnaryOperator<Gateway.Builder> services) {
        Optional<String> other = Optional.ofNullable(System.getProperty("contract.endpoint"));
        if (other.isPresent()) {
            return new ContractEndpoint(URI.create(other.get()), null, Account.on(0));
        }
        Account account = Account.on(freePort());
        Gateway gateway =
                services.apply(Gateway.builder(account, CREDENTIALS, clock)).build();
        URI uri = URI.create(account.endpoint());
        gateway.listen(uri.getPort());
        return new ContractEndpoint(uri, gateway, account);
    }

    private static int freePort() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free", e);
        }
    }

    /** Where it answers. */
    public URI uri() {
        return uri;
    }

    /** Whether it is our own gateway, so that what is under test can also be looked at from inside. */
    public boolean isOurs() {
        return ours != null;
    }

    /** The region that clients of this endpoint are in. */
    public String region() {
        return isOurs()
                ? account.region()
                : DefaultAwsRegionProviderChain.builder().build().getRegion().id();
    }

    /** The account that our own gateway plays. */
    public Account account() {
        return account;
    }

    /** The credentials that our own gateway accepts. */
    public Credentials credentials() {
        return CREDENTIALS;
    }

    /** Points a builder at this endpoint, with credentials that it accepts. */
    public <B extends AwsClientBuilder<B, C>, C> B configure(B builder) {
        builder.endpointOverride(uri);
        if (ours == null) {
            return builder;
        }
        return builder.region(Region.of(account.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(CREDENTIALS.accessKeyId(), CREDENTIALS.secretAccessKey())));
    }

    /** A client of this endpoint; whoever asks for it closes it. */
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return configure(builder).build();
    }

    @Override
    public void close() {
        if (ours != null) {
            ours.close();
        }
    }
}
