package datapipeline.local.cloudwatch;

import datapipeline.local.cloudwatch.metric.CloudWatchErrors;
import datapipeline.local.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Dashboards, as they were put. Their widgets are not looked at beyond being JSON. */
final class Dashboards {
    private static final JsonMapper JSON = new JsonMapper();

    private final Store store;
    private final String arnPrefix;
    private final InstantSource clock;
    private final MVMap<String, String> kept;

    /** @param modified in milliseconds since 1970 */
    private record Kept(String body, long modified) {}

    /** @param arnPrefix what the ARN of a dashboard begins with */
    Dashboards(Store store, String arnPrefix, InstantSource clock) {
        this.store = store;
        this.arnPrefix = arnPrefix;
        this.clock = clock;
        this.kept = store.map("cloudwatch.dashboards");
    }

    void put(PutDashboardRequest request) {
        String name = CloudWatchErrors.required(request.dashboardName(), "DashboardName");
        String body = CloudWatchErrors.required(request.dashboardBody(), "DashboardBody");
        if (!name.matches("[\\w-]{1,255}")) {
            throw invalid("DashboardName has letters, digits, - and _, not \"%s\"".formatted(name));
        }
        try {
            if (!JSON.readTree(body).path("widgets").isArray()) {
                throw invalid("DashboardBody has a list of widgets");
            }
        } catch (JacksonException e) {
            throw invalid("DashboardBody is not JSON: " + e.getOriginalMessage());
        }
        store.write(() -> kept.put(name, JSON.writeValueAsString(new Kept(body, clock.millis()))));
    }

    private static CloudWatchException invalid(String message) {
        return CloudWatchErrors.as(
                DashboardInvalidInputErrorException.builder(), 400, "InvalidParameterInput", message);
    }

    private static CloudWatchException noDashboard(@Nullable String name) {
        return CloudWatchErrors.as(
                DashboardNotFoundErrorException.builder(),
                404,
                "ResourceNotFound",
                "Dashboard %s does not exist".formatted(name));
    }

    GetDashboardResponse get(@Nullable String name) {
        String line = kept.get(CloudWatchErrors.required(name, "DashboardName"));
        if (line == null) {
            throw noDashboard(name);
        }
        return GetDashboardResponse.builder()
                .dashboardName(name)
                .dashboardArn(arnPrefix + name)
                .dashboardBody(JSON.readValue(line, Kept.class).body())
                .build();
    }

    List<DashboardEntry> list(@Nullable String prefix) {
        return kept.keySet().stream()
                .filter(name -> prefix == null || name.startsWith(prefix))
                .map(this::entry)
                .toList();
    }

    private DashboardEntry entry(String name) {
        Kept dashboard = JSON.readValue(kept.get(name), Kept.class);
        return DashboardEntry.builder()
                .dashboardName(name)
                .dashboardArn(arnPrefix + name)
                .lastModified(Instant.ofEpochMilli(dashboard.modified()))
                .size((long) dashboard.body().getBytes(StandardCharsets.UTF_8).length)
                .build();
    }

    /** All of them or, if one is not there, none. */
    void delete(List<String> names) {
        store.write(() -> {
            names.stream().filter(name -> !kept.containsKey(name)).findFirst().ifPresent(name -> {
                throw noDashboard(name);
            });
            names.forEach(kept::remove);
        });
    }
}
