package datapipeline.local.sqs;

import java.time.Duration;

/**
 * What CloudWatch is told about a queue under {@code AWS/SQS}. Source:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 *
 * @param visible messages that may be received now: {@code ApproximateNumberOfMessagesVisible}
 * @param notVisible messages in flight: {@code ApproximateNumberOfMessagesNotVisible}
 * @param delayed messages that were sent with a delay: {@code ApproximateNumberOfMessagesDelayed}
 * @param ageOfOldestMessage how long the first of them has been in the queue, zero for an empty queue:
 *     {@code ApproximateAgeOfOldestMessage}
 * @param sent messages sent since the process started, without those that were moved here: {@code
 *     NumberOfMessagesSent}
 * @param sentBytes the sizes of those: {@code SentMessageSize}
 * @param received messages received since the process started, the same one as often as it was: {@code
 *     NumberOfMessagesReceived}
 * @param deleted messages deleted since the process started: {@code NumberOfMessagesDeleted}
 * @param emptyReceives requests that got no message since the process started: {@code NumberOfEmptyReceives}
 */
public record QueueStatistics(
        String queueName,
        int visible,
        int notVisible,
        int delayed,
        Duration ageOfOldestMessage,
        long sent,
        long sentBytes,
        long received,
        long deleted,
        long emptyReceives) {}
