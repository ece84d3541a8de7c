package datapipeline.local.sns;

import datapipeline.local.sns.Sender.Answer;
import datapipeline.local.sns.Sender.Delivered;
import datapipeline.local.sns.Sender.Refused;
import datapipeline.local.sns.Sender.TryAgain;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** A call of another service: what its failure means for a delivery. */
final class Attempt {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private Attempt() {}

    static Answer of(Runnable call) {
        try {
            call.run();
            return new Delivered();
        } catch (AwsServiceException e) {
            return answer(e.statusCode(), String.valueOf(e.getMessage()));
        } catch (SdkException e) {
            return new TryAgain(String.valueOf(e.getMessage()));
        }
    }

    /** What AWS takes for an answer to an HTTP request. */
    static Answer answer(int status, String why) {
        if (status >= 200 && status < 300) {
            return new Delivered();
        }
        return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS ? new TryAgain(why) : new Refused(why);
    }
}
