package datapipeline.local.lambda.poller;

import datapipeline.local.lambda.runtime.FunctionError;
import datapipeline.local.lambda.runtime.FunctionPool.Throttled;
import datapipeline.local.lambda.runtime.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** One function, whose answers the test decides. */
final class FunctionsOnPaper implements BatchFunctions {
    final List<String> events = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger mostRunning = new AtomicInteger();
    final AtomicInteger throttles = new AtomicInteger();
    volatile Duration timeout = Duration.ofSeconds(3);
    volatile UnaryOperator<String> answer = event -> "";

    @Override
    public Optional<Duration> timeout(String function) {
        return function.equals("picture") ? Optional.of(timeout) : Optional.empty();
    }

    @Override
    public Result invoke(String function, String event) throws Throttled {
        if (throttles.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new Throttled(function, 0);
        }
        mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        events.add(event);
        try {
            return new Result.Returned(answer.apply(event));
        } catch (IllegalStateException e) {
            return new Result.Failed(new FunctionError(e.getMessage(), "java.lang.IllegalStateException", List.of()));
        } finally {
            running.decrementAndGet();
        }
    }

    JsonNode event(int index) {
        return SqsEvent.JSON.readTree(events.get(index));
    }

    /** How many messages each event held. */
    List<Integer> batches() {
        return List.copyOf(events).stream()
                .map(event -> SqsEvent.JSON.readTree(event).path("Records").size())
                .toList();
    }
}
