package datapipeline.local.lambda.runtime;

import datapipeline.local.account.Account;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment variables of a function: its own, and those that Lambda defines. Source:
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
final class FunctionEnvironment {
    private FunctionEnvironment() {}

    static Map<String, String> of(FunctionDefinition function, Account account) {
        Map<String, String> all = new HashMap<>();
        all.put("AWS_REGION", account.region());
        all.put("AWS_DEFAULT_REGION", account.region());
        all.put("TZ", ":UTC");
        all.putAll(function.environment());
        all.put("_HANDLER", function.handler());
        all.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()));
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", function.logGroup());
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        return all;
    }
}
