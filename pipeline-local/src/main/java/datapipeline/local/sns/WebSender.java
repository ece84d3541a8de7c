package datapipeline.local.sns;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Posts to web servers. Source of the headers:
 * https://docs.aws.amazon.com/sns/latest/dg/http-header.html
 */
final class WebSender implements Sender {
    /** Source: https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.prepare.html */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient http;
    private final Envelope envelope;

    WebSender(HttpClient http, Envelope envelope) {
        this.http = http;
        this.envelope = envelope;
    }

    @Override
    public Answer send(Subscription subscription, Delivery delivery) throws InterruptedException {
        try {
            HttpResponse<Void> response = http.send(request(subscription, delivery), BodyHandlers.discarding());
            return Attempt.answer(
                    response.statusCode(), subscription.endpoint() + " answered " + response.statusCode());
        } catch (IOException e) {
            return new TryAgain(subscription.endpoint() + " could not be reached: " + e);
        } catch (IllegalArgumentException e) {
            return new Refused(subscription.endpoint() + " is no URL: " + e.getMessage());
        }
    }

    private HttpRequest request(Subscription subscription, Delivery delivery) {
        Notification notification = delivery.notification();
        boolean raw = subscription.raw() && !delivery.confirmation();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(subscription.endpoint()))
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=UTF-8")
                .header("User-Agent", "Amazon Simple Notification Service Agent")
                .header("x-amz-sns-message-type", Envelope.type(delivery))
                .header("x-amz-sns-message-id", notification.messageId())
                .header("x-amz-sns-topic-arn", notification.topicArn());
        if (!delivery.confirmation()) {
            request.header("x-amz-sns-subscription-arn", subscription.arn());
        }
        if (raw) {
            request.header("x-amz-sns-rawdelivery", "true");
        }
        String body = raw
                ? notification.message(subscription.protocol())
                : envelope.of(subscription, delivery).toString();
        return request.POST(BodyPublishers.ofString(body)).build();
    }
}
