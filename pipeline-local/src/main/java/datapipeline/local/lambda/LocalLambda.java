package datapipeline.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import datapipeline.local.account.Account;
import datapipeline.local.lambda.poller.EventSourceMappings;
import datapipeline.local.lambda.runtime.FunctionDefinition;
import datapipeline.local.lambda.runtime.FunctionError;
import datapipeline.local.lambda.runtime.FunctionLogs;
import datapipeline.local.lambda.runtime.FunctionMetrics;
import datapipeline.local.lambda.runtime.FunctionPool;
import datapipeline.local.lambda.runtime.FunctionPool.Invoked;
import datapipeline.local.lambda.runtime.FunctionPool.Throttled;
import datapipeline.local.lambda.runtime.Invocation;
import datapipeline.local.lambda.runtime.LambdaErrors;
import datapipeline.local.lambda.runtime.Result;
import datapipeline.local.store.Store;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Lambda on one machine. The embedding program registers functions; everything else is done over the API: invoking them,
 * mapping queues to them, limiting them, and saying where the fate of their asynchronous events is told.
 */
public final class LocalLambda implements FunctionOperations, MappingOperations, InvokeConfigOperations {
    private final Account account;
    private final InstantSource clock;
    private final LambdaSettings settings;
    private final FunctionLogs logs;
    private final FunctionMetrics metrics;
    private final Functions functions;
    private final InvokeConfigs configs;
    private final DestinationQueue destinations;
    private final AsyncInvocations async;
    private final EventSourceMappings mappings;

    /** Runs nothing before a function is registered. */
    public LocalLambda(
            Store store,
            Account account,
            InstantSource clock,
            LambdaSettings settings,
            SqsClient sqs,
            Destination destination,
            FunctionLogs logs,
            FunctionMetrics metrics) {
        this.account = account;
        this.clock = clock;
        this.settings = settings;
        this.logs = logs;
        this.metrics = metrics;
        this.functions = new Functions(store, account, settings.accountConcurrency());
        this.configs = new InvokeConfigs(store);
        this.destinations = new DestinationQueue(store, destination, metrics, clock);
        this.async = new AsyncInvocations(store, functions, configs, settings, metrics, clock, destinations);
        this.mappings = new EventSourceMappings(store, account, clock, sqs, functions);
    }

    /**
     * Makes a function known, in place of one with the same name. At once it goes on with the asynchronous events that
     * an earlier process left, and the queues that are mapped to it begin to feed it.
     */
    public void register(FunctionDefinition function) {
        functions.add(FunctionPool.open(settings.mode(), function, account, logs, metrics, clock));
        async.functionAppeared(function.name());
        mappings.functionAppeared(function.name());
    }

    @Override
    public InvokeResponse invoke(InvokeRequest request) {
        String name = FunctionName.in(request.functionName(), request.qualifier());
        functions.get(name);
        return switch (request.invocationType() == null ? InvocationType.REQUEST_RESPONSE : request.invocationType()) {
            case REQUEST_RESPONSE -> invokeAndWait(name, request);
            case EVENT -> {
                async.add(name, Payload.read(request.payload(), Payload.ASYNCHRONOUS));
                yield InvokeResponse.builder().statusCode(202).build();
            }
            case DRY_RUN -> InvokeResponse.builder().statusCode(204).build();
            case UNKNOWN_TO_SDK_VERSION ->
                throw LambdaErrors.invalid("there is no invocation type " + request.invocationTypeAsString());
        };
    }

    private InvokeResponse invokeAndWait(String name, InvokeRequest request) {
        String payload = Payload.read(request.payload(), Payload.SYNCHRONOUS);
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), functions.arn(name), payload);
        try {
            return answer(functions.invoke(name, invocation), request.logType());
        } catch (Throttled e) {
            throw LambdaErrors.throttled();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LambdaErrors.interrupted();
        }
    }

    private static InvokeResponse answer(Invoked invoked, @Nullable LogType logType) {
        Result result = limited(invoked.result());
        InvokeResponse.Builder response = InvokeResponse.builder()
                .statusCode(200)
                .executedVersion("$LATEST")
                .payload(SdkBytes.fromUtf8String(result.payload()));
        if (result instanceof Result.Failed) {
            response.functionError("Unhandled");
        }
        if (logType == LogType.TAIL) {
            response.logResult(
                    Base64.getEncoder().encodeToString(invoked.logTail().getBytes(UTF_8)));
        }
        return response.build();
    }

    private static Result limited(Result result) {
        if (result.payload().getBytes(UTF_8).length <= Payload.SYNCHRONOUS) {
            return result;
        }
        String message = "Response payload size exceeded maximum allowed payload size (%d bytes)."
                .formatted(Payload.SYNCHRONOUS);
        return new Result.Failed(new FunctionError(message, "Function.ResponseSizeTooLarge", List.of()));
    }

    @Override
    public Functions functions() {
        return functions;
    }

    @Override
    public EventSourceMappings mappings() {
        return mappings;
    }

    @Override
    public InvokeConfigs configs() {
        return configs;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Takes no more events and ends the functions; what is not done stays in the store. */
    @Override
    public void close() {
        mappings.close();
        async.close();
        destinations.close();
        functions.close();
    }
}
