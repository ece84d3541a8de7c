package datapipeline.local.events;

import datapipeline.local.account.Account;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesResponse;

/** The part of the API that is about buses. */
interface BusOperations extends EventBridgeClient {
    EventRules rules();

    Tags tags();

    Account account();

    @Override
    default CreateEventBusResponse createEventBus(CreateEventBusRequest request) {
        String name = request.name();
        if (name == null || !name.matches("[A-Za-z0-9._-]{1,256}")) {
            throw EventErrors.invalid("\"%s\" cannot be a bus's name".formatted(name));
        }
        if (rules().hasBus(name)) {
            throw EventErrors.exists("Event bus %s already exists.".formatted(name));
        }
        rules().putBus(name, request.description() == null ? "" : request.description());
        tags().put(arn(name), request.tags());
        return CreateEventBusResponse.builder().eventBusArn(arn(name)).build();
    }

    @Override
    default DeleteEventBusResponse deleteEventBus(DeleteEventBusRequest request) {
        String name = BusName.in(request.name());
        if (name.equals(EventRule.DEFAULT_BUS)) {
            throw EventErrors.invalid("Cannot delete event bus default.");
        }
        if (!rules().on(name).isEmpty()) {
            throw EventErrors.invalid("Event bus %s cannot be deleted since it has rules.".formatted(name));
        }
        rules().removeBus(name);
        return DeleteEventBusResponse.builder().build();
    }

    @Override
    default DescribeEventBusResponse describeEventBus(DescribeEventBusRequest request) {
        String name = BusName.in(request.name());
        if (!rules().hasBus(name)) {
            throw EventErrors.noBus(name);
        }
        return DescribeEventBusResponse.builder()
                .name(name)
                .arn(arn(name))
                .description(rules().description(name))
                .build();
    }

    @Override
    default ListEventBusesResponse listEventBuses(ListEventBusesRequest request) {
        List<EventBus> all = rules().buses().stream()
                .filter(name -> request.namePrefix() == null || name.startsWith(request.namePrefix()))
                .map(name -> EventBus.builder().name(name).arn(arn(name)).build())
                .toList();
        Page<EventBus> page = Page.of(all, request.nextToken(), request.limit());
        return ListEventBusesResponse.builder()
                .eventBuses(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private String arn(String bus) {
        return account().arn("events", "event-bus/" + bus);
    }
}
