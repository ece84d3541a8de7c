package datapipeline.local.lambda;

import datapipeline.local.lambda.runtime.LambdaErrors;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;

/**
 * What happens to a function's asynchronous events. Limits:
 * https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html
 *
 * @param retries how often a failed event is tried again, 0 to 2
 * @param maxAgeSeconds how old an event may become, 60 to 21,600
 * @param onSuccess the ARN that hears of each success, if any
 * @param onFailure the ARN that hears of each event that is given up, if any
 * @param lastModified in milliseconds
 */
record InvokeConfig(
        int retries,
        int maxAgeSeconds,
        @Nullable String onSuccess,
        @Nullable String onFailure,
        long lastModified) {
    static final InvokeConfig DEFAULT = new InvokeConfig(2, 21_600, null, null, 0);

    InvokeConfig {
        if (retries < 0 || retries > 2) {
            throw LambdaErrors.invalid("MaximumRetryAttempts must be from 0 to 2, not " + retries);
        }
        if (maxAgeSeconds < 60 || maxAgeSeconds > 21_600) {
            throw LambdaErrors.invalid("MaximumEventAgeInSeconds must be from 60 to 21600, not " + maxAgeSeconds);
        }
        check(onSuccess);
        check(onFailure);
    }

    private static void check(@Nullable String arn) {
        if (arn != null && !arn.matches("arn:aws:(sqs|sns|lambda|events):.+") || isFifo(arn)) {
            throw LambdaErrors.invalid(
                    "The destination ARN %s is not a standard queue or topic, a function or an event bus"
                            .formatted(arn));
        }
    }

    private static boolean isFifo(@Nullable String arn) {
        return arn != null && arn.endsWith(".fifo");
    }

    /** This with what the caller asks for; null where nothing was said. */
    InvokeConfig with(
            @Nullable Integer askedRetries,
            @Nullable Integer askedAge,
            @Nullable DestinationConfig destinations,
            Instant now) {
        return new InvokeConfig(
                askedRetries == null ? retries : askedRetries,
                askedAge == null ? maxAgeSeconds : askedAge,
                destinations == null ? onSuccess : success(destinations),
                destinations == null ? onFailure : failure(destinations),
                now.toEpochMilli());
    }

    private static @Nullable String success(DestinationConfig destinations) {
        return destinations.onSuccess() == null
                ? null
                : destinations.onSuccess().destination();
    }

    private static @Nullable String failure(DestinationConfig destinations) {
        return destinations.onFailure() == null
                ? null
                : destinations.onFailure().destination();
    }

    Duration maxAge() {
        return Duration.ofSeconds(maxAgeSeconds);
    }

    FunctionEventInvokeConfig describe(String functionArn) {
        return FunctionEventInvokeConfig.builder()
                .functionArn(functionArn + ":$LATEST")
                .maximumRetryAttempts(retries)
                .maximumEventAgeInSeconds(maxAgeSeconds)
                .destinationConfig(
                        d -> d.onSuccess(s -> s.destination(onSuccess)).onFailure(f -> f.destination(onFailure)))
                .lastModified(Instant.ofEpochMilli(lastModified))
                .build();
    }
}
