package datapipeline.local.gateway;

import java.lang.reflect.InvocationTargetException;
import java.time.DateTimeException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.Lazy;
import tools.jackson.core.JacksonException;

/** Any implementation of an SDK client interface, called over whichever protocol the request speaks. */
final class SdkService implements Service {
    private final String signingName;
    private final Class<?> api;
    private final Object implementation;
    private final Protocol query;
    private final Lazy<Operations> operations;
    private final ErrorShapes errorShapes;

    <T> SdkService(String signingName, Class<T> api, T implementation) {
        this.signingName = signingName;
        this.api = api;
        this.implementation = implementation;
        this.query = new AwsQuery(MemberNames.of(signingName));
        this.operations = new Lazy<>(() -> Operations.of(api));
        this.errorShapes = ErrorShapes.of(api);
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public Response answer(Request request, String requestId) {
        Protocol protocol = protocolOf(request);
        Protocol.Call call = read(protocol, request);
        SdkPojo result = invoke(call.operation(), Fields.build(call.input()));
        return protocol.success(call.operation(), request, result, requestId).with("x-amzn-requestid", requestId);
    }

    private Protocol protocolOf(Request request) {
        return Protocols.of(request, query, () -> operations.getValue().xml());
    }

    private Protocol.Call read(Protocol protocol, Request request) {
        byte[] payload = Payload.readAll(request.body());
        try {
            return protocol.read(operations.getValue(), request, payload);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new RequestRefused(400, protocol.unreadable(), "The input cannot be read: " + e.getMessage());
        }
    }

    private SdkPojo invoke(Operation operation, SdkPojo input) {
        try {
            return (SdkPojo) operation.method().invoke(implementation, input);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof UnsupportedOperationException unsupported && isByDesign(unsupported)) {
                throw new RequestRefused(
                        501,
                        "NotImplemented",
                        "The embedded cloud does not implement %s:%s.".formatted(signingName, operation.name()));
            }
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("%s failed".formatted(operation.name()), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("%s is not public".formatted(operation.method()), e);
        }
    }

    /**
     * What the interface's own default method throws, or the implementation itself; not what some immutable collection
     * throws deep inside, which is a mistake in our code and must be reported as one.
     */
    private boolean isByDesign(UnsupportedOperationException thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length > 0
                && (trace[0].getClassName().equals(api.getName())
                        || trace[0].getClassName()
                                .equals(implementation.getClass().getName()));
    }

    @Override
    public Response failure(Request request, RuntimeException thrown, String requestId) {
        Protocol protocol = protocolOf(request);
        Failure failure = Failure.of(thrown, protocol.dialect(), errorShapes, request, requestId);
        return protocol.failure(request, failure, requestId).with("x-amzn-requestid", requestId);
    }
}
