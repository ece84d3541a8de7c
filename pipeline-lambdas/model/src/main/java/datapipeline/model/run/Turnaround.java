package datapipeline.model.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Turnaround time by stage: from the upload to the joined result. The parts add up to the whole, because each stage
 * begins where the one before ended.
 *
 * @param ingestWait upload until the classifier sees the event; S3 counts uploads in whole seconds
 * @param classify until the job is in its queue
 * @param queueWait until the committing attempt claims it, earlier attempts included
 * @param process until the commit
 * @param joinWait until both halves of the result are in
 * @param clockSkew whether some clock ran backwards between two stages; that stage counts as zero
 */
public record Turnaround(
        Duration ingestWait,
        Duration classify,
        Duration queueWait,
        Duration process,
        Duration joinWait,
        boolean clockSkew) {

    /** From the six moments of a run, in order. */
    public static Turnaround of(
            Instant uploadedAt,
            Instant receivedAt,
            Instant queuedAt,
            Instant startedAt,
            Instant committedAt,
            Instant completedAt) {
        List<Instant> moments = List.of(uploadedAt, receivedAt, queuedAt, startedAt, committedAt, completedAt);
        List<Duration> parts = new ArrayList<>();
        Instant latest = uploadedAt;
        boolean skew = false;
        for (Instant moment : moments.subList(1, moments.size())) {
            skew |= moment.isBefore(latest);
            Instant next = moment.isBefore(latest) ? latest : moment;
            parts.add(Duration.between(latest, next));
            latest = next;
        }
        return new Turnaround(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), skew);
    }

    /** The whole turnaround time. */
    public Duration total() {
        return ingestWait.plus(classify).plus(queueWait).plus(process).plus(joinWait);
    }
}
