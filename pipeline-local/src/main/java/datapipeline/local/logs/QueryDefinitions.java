package datapipeline.local.logs;

import datapipeline.local.store.Store;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryDefinition;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryLanguage;

/** Queries that were saved under a name. */
final class QueryDefinitions {
    private final Store store;
    private final InstantSource clock;
    private final MVMap<String, String> kept;

    private record Kept(String id, String name, String query, List<String> groups, long modified) {}

    QueryDefinitions(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.kept = store.map("logs.queryDefinitions");
    }

    /** Returns the id. */
    String put(PutQueryDefinitionRequest request) {
        String given = request.queryDefinitionId();
        String name = LogErrors.required(request.name(), "name");
        String text = LogErrors.required(request.queryString(), "queryString");
        return store.write(() -> {
            if (given != null && !kept.containsKey(given)) {
                throw LogErrors.notFound("The specified query definition does not exist: " + given);
            }
            String id = given == null ? UUID.randomUUID().toString() : given;
            var definition = new Kept(id, name, text, request.logGroupNames(), clock.millis());
            kept.put(id, Json.MAPPER.writeValueAsString(definition));
            return id;
        });
    }

    DescribeQueryDefinitionsResponse describe(DescribeQueryDefinitionsRequest request) {
        String prefix = request.queryDefinitionNamePrefix() == null ? "" : request.queryDefinitionNamePrefix();
        List<Kept> all = kept.values().stream()
                .map(line -> Json.MAPPER.readValue(line, Kept.class))
                .filter(definition -> definition.name().startsWith(prefix))
                .sorted(Comparator.comparing(QueryDefinitions::order))
                .toList();
        Page<Kept> page = Page.of(all, QueryDefinitions::order, request.nextToken(), request.maxResults());
        return DescribeQueryDefinitionsResponse.builder()
                .queryDefinitions(page.items().stream()
                        .map(definition -> QueryDefinition.builder()
                                .queryLanguage(QueryLanguage.CWLI)
                                .queryDefinitionId(definition.id())
                                .name(definition.name())
                                .queryString(definition.query())
                                .logGroupNames(definition.groups())
                                .lastModified(definition.modified())
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static String order(Kept definition) {
        return definition.name() + " " + definition.id();
    }

    boolean delete(String id) {
        if (store.write(() -> kept.remove(LogErrors.required(id, "queryDefinitionId"))) == null) {
            throw LogErrors.notFound("The specified query definition does not exist: " + id);
        }
        return true;
    }
}
