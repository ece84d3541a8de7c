package datapipeline.local.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import tools.jackson.core.JacksonException;

/**
 * Takes events from callers. A bad entry is answered as a failure and does not harm the others. Limits:
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
final class EventIntake {
    private static final int MOST_ENTRIES = 10;
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int TIME_BYTES = 14;

    private final EventRules rules;
    private final EventRouter router;
    private final InstantSource clock;

    EventIntake(EventRules rules, EventRouter router, InstantSource clock) {
        this.rules = rules;
        this.router = router;
        this.clock = clock;
    }

    private record Fault(String code, String message) {}

    PutEventsResponse put(List<PutEventsRequestEntry> entries) {
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw EventErrors.invalid("1 validation error detected: Value at 'entries' failed to satisfy constraint: "
                    + "Member must have length from 1 to 10, not " + entries.size());
        }
        if (entries.stream().mapToLong(EventIntake::size).sum() > MOST_BYTES) {
            throw EventErrors.invalid("Total size of the entries in the request is over the limit.");
        }
        List<PutEventsResultEntry> results = new ArrayList<>();
        entries.forEach(entry -> results.add(put(entry)));
        return PutEventsResponse.builder()
                .failedEntryCount((int) results.stream()
                        .filter(result -> result.errorCode() != null)
                        .count())
                .entries(results)
                .build();
    }

    private PutEventsResultEntry put(PutEventsRequestEntry entry) {
        Optional<Fault> fault = fault(entry);
        if (fault.isPresent()) {
            return PutEventsResultEntry.builder()
                    .errorCode(fault.get().code)
                    .errorMessage(fault.get().message)
                    .build();
        }
        AwsEvent event = AwsEvent.of(
                entry.time() == null ? clock.instant() : entry.time(),
                entry.source(),
                entry.detailType(),
                entry.resources(),
                entry.detail());
        router.route(BusName.in(entry.eventBusName()), event);
        return PutEventsResultEntry.builder().eventId(event.id()).build();
    }

    private Optional<Fault> fault(PutEventsRequestEntry entry) {
        if (isMissing(entry.source())) {
            return missing("Source");
        }
        if (isMissing(entry.detailType())) {
            return missing("DetailType");
        }
        if (isMissing(entry.detail())) {
            return missing("Detail");
        }
        if (entry.source().startsWith("aws.")) {
            return Optional.of(new Fault("NotAuthorizedForSourceException", "Not authorized for the source."));
        }
        if (!rules.hasBus(BusName.in(entry.eventBusName()))) {
            return Optional.of(new Fault(
                    "ResourceNotFoundException",
                    "Event bus %s does not exist.".formatted(BusName.in(entry.eventBusName()))));
        }
        return isObject(entry.detail())
                ? Optional.empty()
                : Optional.of(new Fault("MalformedDetail", "Detail is malformed."));
    }

    private static Optional<Fault> missing(String name) {
        return Optional.of(new Fault(
                "InvalidArgument",
                "Parameter %s is not valid. Reason: %s is a required argument.".formatted(name, name)));
    }

    private static boolean isMissing(@Nullable String value) {
        return value == null || value.isEmpty();
    }

    private static boolean isObject(String detail) {
        try {
            return AwsEvent.JSON.readTree(detail).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }

    /** As AWS counts: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html */
    private static long size(PutEventsRequestEntry entry) {
        long resources =
                entry.resources().stream().mapToLong(EventIntake::bytes).sum();
        return (entry.time() == null ? 0 : TIME_BYTES)
                + bytes(entry.source())
                + bytes(entry.detailType())
                + bytes(entry.detail())
                + resources;
    }

    private static long bytes(@Nullable String text) {
        return text == null ? 0 : text.getBytes(UTF_8).length;
    }
}
