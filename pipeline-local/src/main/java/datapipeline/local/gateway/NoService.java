package datapipeline.local.gateway;

import java.util.function.Supplier;

/**
 * Answers where there is no service to ask: none of that name, or nobody signed the request.
 *
 * @param reason made only when it is needed: every request begins as a stranger's
 */
record NoService(Supplier<RuntimeException> reason) implements Service {

    static NoService called(String signingName) {
        return new NoService(() -> new RequestRefused(
                501, "NotImplemented", "The embedded cloud has no service \"%s\".".formatted(signingName)));
    }

    static NoService withoutSignature() {
        return new NoService(
                () -> new SignatureRefused(SignatureRefused.Reason.MISSING, "Request is missing Authentication Token"));
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public Response answer(Request request, String requestId) {
        throw reason.get();
    }

    @Override
    public Response failure(Request request, RuntimeException thrown, String requestId) {
        Protocol protocol = Protocols.of(request, new AwsQuery(MemberNames.OF_THE_MODEL), () -> false);
        Failure failure = Failure.of(thrown, protocol.dialect(), ErrorShapes.none(), request, requestId);
        return protocol.failure(request, failure, requestId).with("x-amzn-requestid", requestId);
    }
}
