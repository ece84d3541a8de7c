package datapipeline.console.queues;

import datapipeline.console.live.Watched;
import org.springframework.stereotype.Component;

/** Watches the figures of all queues. */
@Component
final class Depths implements Watched {
    private final QueueDepths depths;

    Depths(QueueDepths depths) {
        this.depths = depths;
    }

    @Override
    public String version() {
        return Integer.toHexString(depths.of(QueuesController.names()).hashCode());
    }
}
