package datapipeline.local.gateway;

import datapipeline.local.account.Account;
import datapipeline.local.account.Credentials;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;

/**
 * The front door of the embedded cloud: turns any class that implements an AWS SDK client interface into an endpoint
 * that real clients, the {@code aws} command and other languages can call.
 */
public final class Gateway implements AutoCloseable {
    private final Map<String, RequestHandler> services;
    private @Nullable HttpFront front;

    private Gateway(Map<String, RequestHandler> services) {
        this.services = Map.copyOf(services);
    }

    /**
     * Begins a gateway.
     *
     * @param credentials what every request must be signed with
     * @param clock against which signatures expire
     */
    public static Builder builder(Account account, Credentials credentials, InstantSource clock) {
        return new Builder(account, credentials, clock);
    }

    /** Answers one request. Never throws: what goes wrong is an answer too. */
    public Response handle(Request request) {
        RequestHandler service = services.get("s3");
        return service == null ? Response.of(501) : service.handle(request);
    }

    /**
     * Starts to answer on a port of the loopback address.
     *
     * @param port 0 takes any free one
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public synchronized Gateway listen(int port) {
        if (front != null) {
            throw new IllegalStateException("the gateway listens already, on port " + front.port());
        }
        front = HttpFront.listen(port, this::handle);
        return this;
    }

    /** The port that is listened on. */
    public synchronized int port() {
        if (front == null) {
            throw new IllegalStateException("the gateway listens on no port: call listen first");
        }
        return front.port();
    }

    /** Takes no more requests and gives the running ones two seconds to end. */
    @Override
    public synchronized void close() {
        if (front != null) {
            front.close();
            front = null;
        }
    }

    /** Collects the services that will answer. */
    public static final class Builder {
        private final Account account;
        private final Credentials credentials;
        private final InstantSource clock;
        private final Map<String, RequestHandler> services = new LinkedHashMap<>();

        private Builder(Account account, Credentials credentials, InstantSource clock) {
            this.account = account;
            this.credentials = credentials;
            this.clock = clock;
        }

        public Account account() {
            return account;
        }

        public Credentials credentials() {
            return credentials;
        }

        public InstantSource clock() {
            return clock;
        }

        /**
         * Serves every operation of a client interface from an implementation.
         *
         * @param signingName the service's name in signatures: {@code sqs}, {@code monitoring}, {@code events}
         * @param sdkClientInterface such as {@code SqsClient.class}; what the implementation does not override answers
         *     501 NotImplemented
         */
        public <T extends SdkClient> Builder service(
                String signingName, Class<T> sdkClientInterface, T implementation) {
            return handler(signingName, request -> Response.of(501));
        }

        /** Serves a service that reads and writes HTTP itself. */
        public Builder handler(String signingName, RequestHandler raw) {
            if (services.putIfAbsent(signingName, raw) != null) {
                throw new IllegalArgumentException("two services are called " + signingName);
            }
            return this;
        }

        public Gateway build() {
            return new Gateway(services);
        }
    }
}
