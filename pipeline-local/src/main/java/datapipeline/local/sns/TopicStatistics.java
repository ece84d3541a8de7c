package datapipeline.local.sns;

/**
 * What CloudWatch is told about a topic under {@code AWS/SNS}, counted since the process started. Source:
 * https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
 *
 * @param published {@code NumberOfMessagesPublished}
 * @param publishedBytes the sum of {@code PublishSize}
 * @param filteredOut {@code NumberOfNotificationsFilteredOut}
 * @param delivered {@code NumberOfNotificationsDelivered}
 * @param failed given up, with or without a dead-letter queue: {@code NumberOfNotificationsFailed}
 * @param redrivenToDlq {@code NumberOfNotificationsRedrivenToDlq}
 * @param failedToRedriveToDlq lost although there should be a dead-letter queue: {@code
 *     NumberOfNotificationsFailedToRedriveToDlq}
 */
public record TopicStatistics(
        String topicName,
        long published,
        long publishedBytes,
        long filteredOut,
        long delivered,
        long failed,
        long redrivenToDlq,
        long failedToRedriveToDlq) {}
