package datapipeline.local.lambda;

import datapipeline.local.lambda.runtime.LambdaErrors;
import datapipeline.local.store.Store;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import tools.jackson.databind.json.JsonMapper;

/** What was configured for asynchronous events, function by function. */
final class InvokeConfigs {
    private static final JsonMapper JSON = new JsonMapper();

    private final Store store;
    private final MVMap<String, String> kept;

    InvokeConfigs(Store store) {
        this.store = store;
        this.kept = store.map("lambda.invoke-config");
    }

    Optional<InvokeConfig> find(String function) {
        return Optional.ofNullable(kept.get(function)).map(line -> JSON.readValue(line, InvokeConfig.class));
    }

    InvokeConfig get(String function, String functionArn) {
        return find(function)
                .orElseThrow(() -> LambdaErrors.notFound(
                        "The function %s doesn't have an EventInvokeConfig".formatted(functionArn)));
    }

    InvokeConfig put(String function, InvokeConfig config) {
        store.write(() -> kept.put(function, JSON.writeValueAsString(config)));
        return config;
    }

    void remove(String function) {
        store.write(() -> kept.remove(function));
    }
}
