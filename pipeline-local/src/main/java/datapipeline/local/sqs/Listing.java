package datapipeline.local.sqs;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;

/** Finding queues: by name, by how their names begin, by where their failed messages go. */
final class Listing {
    private static final int LONGEST_PAGE = 1_000;

    private final Queues queues;

    Listing(Queues queues) {
        this.queues = queues;
    }

    GetQueueUrlResponse url(GetQueueUrlRequest request) {
        if (request.queueName() == null) {
            throw SqsErrors.missing("QueueName");
        }
        String owner = request.queueOwnerAWSAccountId();
        Queue queue = queues.find(request.queueName())
                .filter(found -> owner == null || owner.equals(queues.accountId()))
                .orElseThrow(SqsErrors::noQueue);
        return GetQueueUrlResponse.builder().queueUrl(queues.url(queue)).build();
    }

    ListQueuesResponse list(ListQueuesRequest request) {
        String prefix = request.queueNamePrefix() == null ? "" : request.queueNamePrefix();
        Page page = page(queue -> queue.name().startsWith(prefix), request.nextToken(), request.maxResults());
        return ListQueuesResponse.builder()
                .queueUrls(page.urls)
                .nextToken(page.next)
                .build();
    }

    ListDeadLetterSourceQueuesResponse deadLetterSources(ListDeadLetterSourceQueuesRequest request) {
        String target = queues.arn(queues.get(request.queueUrl()));
        Page page = page(queue -> failsInto(queue, target), request.nextToken(), request.maxResults());
        return ListDeadLetterSourceQueuesResponse.builder()
                .queueUrls(page.urls)
                .nextToken(page.next)
                .build();
    }

    static boolean failsInto(Queue queue, String targetArn) {
        return queue.attributes()
                .redrivePolicy()
                .filter(policy -> policy.deadLetterTargetArn().equals(targetArn))
                .isPresent();
    }

    /** @param next the name after which the next page begins */
    private record Page(List<String> urls, @Nullable String next) {}

    private Page page(Predicate<Queue> wanted, @Nullable String token, @Nullable Integer max) {
        Receiving.checkRange("MaxResults", max, 1, LONGEST_PAGE);
        int size = max == null ? LONGEST_PAGE : max;
        List<Queue> found = queues.all().stream()
                .filter(wanted)
                .filter(queue -> token == null || queue.name().compareTo(token) > 0)
                .limit(size + 1L)
                .toList();
        List<Queue> page = found.subList(0, Math.min(size, found.size()));
        boolean more = max != null && found.size() > size;
        return new Page(
                page.stream().map(queues::url).toList(), more ? page.getLast().name() : null);
    }
}
