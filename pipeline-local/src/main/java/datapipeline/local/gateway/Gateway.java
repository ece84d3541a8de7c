package datapipeline.local.gateway;

import datapipeline.local.account.Account;
import datapipeline.local.account.Credentials;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The front door of the embedded cloud: turns any class that implements an AWS SDK client interface into an endpoint
 * that real clients, the {@code aws} command and other languages can call.
 *
 * <p>A request's signature names its service; headers, path or form name its protocol and operation; and the SDK's own
 * model classes say how every member travels. That is why there is no wire code per operation here, and why none is
 * ever needed: what a client can ask for and what a service can answer are the same classes, read by the same metadata.
 */
public final class Gateway implements AutoCloseable {
    private static final String S3 = "s3";

    private final SignatureCheck signatures;
    private final Map<String, Service> services;
    private @Nullable HttpFront front;

    private Gateway(SignatureCheck signatures, Map<String, Service> services) {
        this.signatures = signatures;
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

    /** Answers one request. What goes wrong is an answer too. */
    public Response handle(Request request) {
        String requestId = UUID.randomUUID().toString();
        Service service = stranger(request);
        try {
            Optional<Signature> signature = signatureOf(request);
            if (signature.isEmpty()) {
                return service.answer(request, requestId);
            }
            service = named(signature.get().scope().service());
            return service.answer(signatures.verify(request, signature.get(), service.streams()), requestId);
        } catch (RuntimeException thrown) {
            return service.failure(request, thrown, requestId);
        }
    }

    /** A browser's OPTIONS carries the link of the request proper, whose signature is not for OPTIONS. */
    private static Optional<Signature> signatureOf(Request request) {
        return request.method().equals("OPTIONS") ? Optional.empty() : Signature.of(request);
    }

    private Service named(String signingName) {
        return services.getOrDefault(signingName, NoService.called(signingName));
    }

    /**
     * Whom a request without a signature is for: S3, which answers a browser's OPTIONS and says for itself who may read
     * what, and before which links stand that anybody may follow. A call of an operation nobody may make unsigned.
     */
    private Service stranger(Request request) {
        return Protocols.isCall(request) ? NoService.withoutSignature() : named(S3);
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
        private final Map<String, Service> services = new LinkedHashMap<>();

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
            return add(signingName, new SdkService(signingName, sdkClientInterface, implementation));
        }

        /** Serves a service that reads and writes HTTP itself, and throws S3's exceptions. */
        public Builder handler(String signingName, RequestHandler raw) {
            return add(signingName, new RawService(raw, ErrorShapes.of(S3Client.class)));
        }

        private Builder add(String signingName, Service service) {
            if (services.putIfAbsent(signingName, service) != null) {
                throw new IllegalArgumentException("two services are called " + signingName);
            }
            return this;
        }

        public Gateway build() {
            return new Gateway(new SignatureCheck(account, credentials, clock), services);
        }
    }
}
