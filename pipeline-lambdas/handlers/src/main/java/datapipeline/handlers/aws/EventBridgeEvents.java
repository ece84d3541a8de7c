package datapipeline.handlers.aws;

import datapipeline.handlers.run.RunEvents;
import datapipeline.model.json.Json;
import datapipeline.model.topology.Topology;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Puts events on the pipeline's own bus. */
public final class EventBridgeEvents implements RunEvents {
    private final EventBridgeClient events;
    private final String bus;

    public EventBridgeEvents(EventBridgeClient events, String bus) {
        this.events = events;
        this.bus = bus;
    }

    @Override
    public void put(String name, Map<String, Object> detail) {
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(Topology.EVENT_SOURCE)
                .detailType(name)
                .detail(Json.write(detail))
                .build();
        PutEventsResponse answer = events.putEvents(put -> put.entries(entry));
        if (answer.failedEntryCount() > 0) {
            throw new IllegalStateException("bus %s refused event %s: %s".formatted(bus, name, answer.entries()));
        }
    }
}
