package datapipeline.alarms.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.model.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AlarmCatalogueTest {
    @Test
    void watchesEveryQueueOfTheTopology() {
        assertThat(AlarmCatalogue.all())
                .extracting(alarm -> alarm.dimensions().getOrDefault("QueueName", ""))
                .containsAll(
                        Topology.queues().stream().map(queue -> queue.name()).toList());
    }

    @Test
    void givesEveryAlarmANameOfItsOwn() {
        assertThat(AlarmCatalogue.all()).extracting(AlarmSpec::name).doesNotHaveDuplicates();
    }

    @Test
    void hasARunbookForEveryAlarm() {
        assertThat(AlarmCatalogue.all())
                .allSatisfy(alarm -> assertThat(Path.of("../docs/runbooks", alarm.runbook() + ".md"))
                        .satisfies(page -> assertThat(Files.exists(page)).isTrue()));
    }
}
