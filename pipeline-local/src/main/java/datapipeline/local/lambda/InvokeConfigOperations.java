package datapipeline.local.lambda;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigResponse;

/** The part of the API that says what happens to asynchronous events. */
interface InvokeConfigOperations extends LambdaClient {
    Functions functions();

    InvokeConfigs configs();

    InstantSource clock();

    @Override
    default PutFunctionEventInvokeConfigResponse putFunctionEventInvokeConfig(
            PutFunctionEventInvokeConfigRequest request) {
        String name = known(request.functionName(), request.qualifier());
        InvokeConfig config = InvokeConfig.DEFAULT.with(
                request.maximumRetryAttempts(),
                request.maximumEventAgeInSeconds(),
                request.destinationConfig(),
                clock().instant());
        return SameFields.copy(
                        describe(name, configs().put(name, config)), PutFunctionEventInvokeConfigResponse.builder())
                .build();
    }

    @Override
    default UpdateFunctionEventInvokeConfigResponse updateFunctionEventInvokeConfig(
            UpdateFunctionEventInvokeConfigRequest request) {
        String name = known(request.functionName(), request.qualifier());
        InvokeConfig config = configs()
                .get(name, functions().arn(name))
                .with(
                        request.maximumRetryAttempts(),
                        request.maximumEventAgeInSeconds(),
                        request.destinationConfig(),
                        clock().instant());
        return SameFields.copy(
                        describe(name, configs().put(name, config)), UpdateFunctionEventInvokeConfigResponse.builder())
                .build();
    }

    @Override
    default GetFunctionEventInvokeConfigResponse getFunctionEventInvokeConfig(
            GetFunctionEventInvokeConfigRequest request) {
        String name = known(request.functionName(), request.qualifier());
        return SameFields.copy(
                        describe(name, configs().get(name, functions().arn(name))),
                        GetFunctionEventInvokeConfigResponse.builder())
                .build();
    }

    @Override
    default ListFunctionEventInvokeConfigsResponse listFunctionEventInvokeConfigs(
            ListFunctionEventInvokeConfigsRequest request) {
        String name = known(request.functionName(), null);
        List<FunctionEventInvokeConfig> all = configs().find(name).stream()
                .map(config -> describe(name, config))
                .toList();
        return ListFunctionEventInvokeConfigsResponse.builder()
                .functionEventInvokeConfigs(all)
                .build();
    }

    @Override
    default DeleteFunctionEventInvokeConfigResponse deleteFunctionEventInvokeConfig(
            DeleteFunctionEventInvokeConfigRequest request) {
        String name = known(request.functionName(), request.qualifier());
        configs().get(name, functions().arn(name));
        configs().remove(name);
        return DeleteFunctionEventInvokeConfigResponse.builder().build();
    }

    private String known(String function, @Nullable String qualifier) {
        String name = FunctionName.in(function, qualifier);
        functions().get(name);
        return name;
    }

    private FunctionEventInvokeConfig describe(String name, InvokeConfig config) {
        return config.describe(functions().arn(name));
    }
}
