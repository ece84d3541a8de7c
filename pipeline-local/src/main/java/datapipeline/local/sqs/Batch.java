package datapipeline.local.sqs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What became of the entries of a batch: one failing leaves the others alone. */
record Batch<R>(List<R> successful, List<BatchResultErrorEntry> failed) {
    private static final int MOST_ENTRIES = 10;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    /** @throws SqsException when the batch as a whole is not acceptable */
    static <E> void check(List<E> entries, Function<E, String> idOf) {
        if (entries.isEmpty()) {
            throw SqsErrors.emptyBatch();
        }
        if (entries.size() > MOST_ENTRIES) {
            throw SqsErrors.tooManyEntries(entries.size());
        }
        Set<String> ids = new HashSet<>();
        for (E entry : entries) {
            String id = idOf.apply(entry);
            if (id == null || !ID.matcher(id).matches()) {
                throw SqsErrors.invalidEntryId();
            }
            if (!ids.add(id)) {
                throw SqsErrors.entryIdTwice(id);
            }
        }
    }

    static <E, R> Batch<R> each(List<E> entries, Function<E, String> idOf, Function<E, R> work) {
        Batch<R> results = new Batch<>(new ArrayList<>(), new ArrayList<>());
        for (E entry : entries) {
            try {
                results.successful.add(work.apply(entry));
            } catch (SqsException e) {
                results.failed.add(BatchResultErrorEntry.builder()
                        .id(idOf.apply(entry))
                        .senderFault(true)
                        .code(e.awsErrorDetails().errorCode())
                        .message(e.awsErrorDetails().errorMessage())
                        .build());
            }
        }
        return results;
    }
}
