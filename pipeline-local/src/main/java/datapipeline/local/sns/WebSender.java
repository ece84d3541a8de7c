package datapipeline.local.sns;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts to web servers. Source of the headers:
 * https://docs.aws.amazon.com/sns/latest/dg/http-header.html
 */
final class WebSender implements Sender {
    private final HttpClient http;
    private final Envelope envelope;
    private final Duration patience;

    /** @param patience how long an answer may take, from the connection to the end of its body */
    WebSender(HttpClient http, Envelope envelope, Duration patience) {
        this.http = http;
        this.envelope = envelope;
        this.patience = patience;
    }

    @Override
    public Answer send(Subscription subscription, Delivery delivery) throws InterruptedException {
        try {
            int status = status(request(subscription, delivery));
            return Attempt.answer(status, subscription.endpoint() + " answered " + status);
        } catch (ExecutionException e) {
            return new TryAgain(subscription.endpoint() + " could not be reached: " + e.getCause());
        } catch (TimeoutException e) {
            return new TryAgain(subscription.endpoint() + " did not end its answer within " + patience);
        } catch (IllegalArgumentException e) {
            return new Refused(subscription.endpoint() + " is no URL: " + e.getMessage());
        }
    }

    /** The client's own timeout ends with the head of an answer, and a body may never end. */
    private int status(HttpRequest request) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, BodyHandlers.discarding());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(Subscription subscription, Delivery delivery) {
        Notification notification = delivery.notification();
        boolean raw = subscription.raw() && !delivery.confirmation();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(subscription.endpoint()))
                .timeout(patience)
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
