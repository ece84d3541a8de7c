package datapipeline.local.gateway;

/** Answers for a service that the embedded cloud does not have. */
final class AbsentService implements Service {
    private final String signingName;

    AbsentService(String signingName) {
        this.signingName = signingName;
    }

    @Override
    public Response answer(Request request, String requestId) {
        throw new RequestRefused(
                501, "NotImplemented", "The embedded cloud has no service \"%s\".".formatted(signingName));
    }

    @Override
    public Response failure(Request request, RuntimeException thrown, String requestId) {
        Failure failure = thrown instanceof RequestRefused refused
                ? Failure.of(refused)
                : Failure.internal("InternalFailure", request, thrown, requestId);
        return Protocols.of(request, () -> false).failure(request, failure, requestId);
    }
}
