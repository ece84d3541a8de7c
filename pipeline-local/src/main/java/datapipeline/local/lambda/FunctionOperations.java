package datapipeline.local.lambda;

import datapipeline.local.lambda.runtime.FunctionPool;
import datapipeline.local.lambda.runtime.LambdaErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Concurrency;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;

/** The part of the API that shows functions and limits them. */
interface FunctionOperations extends LambdaClient {
    Functions functions();

    @Override
    default GetFunctionResponse getFunction(GetFunctionRequest request) {
        String name = FunctionName.in(request.functionName(), request.qualifier());
        OptionalInt reserved = functions().reservedConcurrency(name);
        return GetFunctionResponse.builder()
                .configuration(FunctionDescription.of(
                        functions().get(name).function(), functions().arn(name)))
                .concurrency(
                        reserved.isEmpty()
                                ? null
                                : Concurrency.builder()
                                        .reservedConcurrentExecutions(reserved.getAsInt())
                                        .build())
                .build();
    }

    @Override
    default GetFunctionConfigurationResponse getFunctionConfiguration(GetFunctionConfigurationRequest request) {
        String name = FunctionName.in(request.functionName(), request.qualifier());
        return SameFields.copy(
                        FunctionDescription.of(
                                functions().get(name).function(), functions().arn(name)),
                        GetFunctionConfigurationResponse.builder())
                .build();
    }

    @Override
    default ListFunctionsResponse listFunctions(ListFunctionsRequest request) {
        List<FunctionConfiguration> all = new ArrayList<>();
        for (FunctionPool pool : functions().all()) {
            String arn = functions().arn(pool.function().name());
            all.add(FunctionDescription.of(pool.function(), arn));
        }
        return ListFunctionsResponse.builder().functions(all).build();
    }

    @Override
    default PutFunctionConcurrencyResponse putFunctionConcurrency(PutFunctionConcurrencyRequest request) {
        Integer executions = request.reservedConcurrentExecutions();
        if (executions == null || executions < 0) {
            throw LambdaErrors.invalid("ReservedConcurrentExecutions must be 0 or more, not " + executions);
        }
        functions().reserve(FunctionName.in(request.functionName(), null), executions);
        return PutFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(executions)
                .build();
    }

    @Override
    default GetFunctionConcurrencyResponse getFunctionConcurrency(GetFunctionConcurrencyRequest request) {
        OptionalInt reserved = functions().reservedConcurrency(FunctionName.in(request.functionName(), null));
        return GetFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(reserved.isEmpty() ? null : reserved.getAsInt())
                .build();
    }

    @Override
    default DeleteFunctionConcurrencyResponse deleteFunctionConcurrency(DeleteFunctionConcurrencyRequest request) {
        functions().reserveNothing(FunctionName.in(request.functionName(), null));
        return DeleteFunctionConcurrencyResponse.builder().build();
    }
}
