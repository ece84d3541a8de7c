package datapipeline.local.sqs;

import datapipeline.local.account.Account;
import datapipeline.local.store.Store;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResponse;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueResponse;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueResponse;

/**
 * SQS on one machine. What it acknowledges survives {@code kill -9}, receive counts and visibility timeouts included: a
 * message that was in flight comes back when its timeout is over, and is deleted with the handle that was given for it.
 *
 * <p>Policies and encryption settings of queues are kept and told, but not enforced.
 */
public final class LocalSqs implements SqsClient {
    private final InstantSource clock;
    private final Queues queues;
    private final Administration administration;
    private final Listing listing;
    private final Sending sending;
    private final Receiving receiving;
    private final HandleOperations handles;
    private final MoveTasks moveTasks;
    private final QueueTicker ticker;

    /** Opens the queues that an earlier process left in the store, and goes on moving what it was moving. */
    public LocalSqs(Store store, Account account, InstantSource clock) {
        this.clock = clock;
        this.queues = new Queues(store, account, clock.millis());
        this.administration = new Administration(queues, clock);
        this.listing = new Listing(queues);
        this.sending = new Sending(queues, clock);
        this.receiving = new Receiving(queues, clock);
        this.handles = new HandleOperations(queues, clock);
        this.moveTasks = new MoveTasks(store, queues, clock);
        this.ticker = new QueueTicker(queues, clock);
    }

    /**
     * What CloudWatch would be told about a queue.
     *
     * @throws software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException if there is none with this name
     */
    public QueueStatistics statistics(String queueName) {
        return queues.get(queueName).statistics(clock.millis());
    }

    /**
     * Shows again at once what was being worked on. Call it when it is certain that the only receivers of a queue have
     * died with what they held, as functions in a process that was killed.
     *
     * @throws software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException if there is none with this name
     */
    public void takeBackInFlight(String queueName) {
        queues.change(() -> {
            queues.get(queueName).takeBackInFlight(clock.millis());
            return Boolean.TRUE;
        });
    }

    /** What CloudWatch would be told about all queues, in the order of names. */
    public List<QueueStatistics> statistics() {
        return queues.all().stream()
                .map(queue -> queue.statistics(clock.millis()))
                .toList();
    }

    @Override
    public CreateQueueResponse createQueue(CreateQueueRequest request) {
        return administration.create(request);
    }

    @Override
    public DeleteQueueResponse deleteQueue(DeleteQueueRequest request) {
        return administration.delete(request.queueUrl());
    }

    @Override
    public PurgeQueueResponse purgeQueue(PurgeQueueRequest request) {
        return administration.purge(request.queueUrl());
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        return administration.attributes(request);
    }

    @Override
    public SetQueueAttributesResponse setQueueAttributes(SetQueueAttributesRequest request) {
        return administration.setAttributes(request);
    }

    @Override
    public TagQueueResponse tagQueue(TagQueueRequest request) {
        administration.tag(request.queueUrl(), request.tags());
        return TagQueueResponse.builder().build();
    }

    @Override
    public UntagQueueResponse untagQueue(UntagQueueRequest request) {
        administration.untag(request.queueUrl(), request.tagKeys());
        return UntagQueueResponse.builder().build();
    }

    @Override
    public ListQueueTagsResponse listQueueTags(ListQueueTagsRequest request) {
        return ListQueueTagsResponse.builder()
                .tags(administration.tags(request.queueUrl()))
                .build();
    }

    @Override
    public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
        return listing.url(request);
    }

    @Override
    public ListQueuesResponse listQueues(ListQueuesRequest request) {
        return listing.list(request);
    }

    @Override
    public ListDeadLetterSourceQueuesResponse listDeadLetterSourceQueues(ListDeadLetterSourceQueuesRequest request) {
        return listing.deadLetterSources(request);
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        return sending.send(request);
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        return sending.send(request);
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        return receiving.receive(request);
    }

    @Override
    public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
        return handles.delete(request);
    }

    @Override
    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
        return handles.delete(request);
    }

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(ChangeMessageVisibilityRequest request) {
        return handles.changeVisibility(request);
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        return handles.changeVisibility(request);
    }

    @Override
    public StartMessageMoveTaskResponse startMessageMoveTask(StartMessageMoveTaskRequest request) {
        return moveTasks.start(request);
    }

    @Override
    public CancelMessageMoveTaskResponse cancelMessageMoveTask(CancelMessageMoveTaskRequest request) {
        return moveTasks.cancel(request);
    }

    @Override
    public ListMessageMoveTasksResponse listMessageMoveTasks(ListMessageMoveTasksRequest request) {
        return moveTasks.list(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Lets everybody who waits for a message go with none. */
    @Override
    public void close() {
        ticker.close();
        moveTasks.close();
        queues.close();
    }
}
