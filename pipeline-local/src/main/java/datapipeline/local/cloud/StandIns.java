package datapipeline.local.cloud;

import datapipeline.local.account.Account;
import datapipeline.local.account.Credentials;
import datapipeline.local.comprehend.LocalComprehend;
import datapipeline.local.gateway.Gateway;
import datapipeline.local.gateway.InProcessHttpClient;
import datapipeline.local.rekognition.LocalRekognition;
import datapipeline.local.standin.OwnEngines;
import datapipeline.local.standin.RequestRate;
import datapipeline.local.standin.StoredFiles;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.comprehend.ComprehendClient;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.utils.Lazy;

/** The services of AWS that understand files, with our own engines behind them: nothing they answer is canned. */
final class StandIns {
    /** As many as this machine has room for beside the pipeline itself. */
    private static final int AT_A_TIME = 2;

    /** More than the pipeline has permits for; what AWS grants differs by Region and account. */
    private static final int REKOGNITION_A_SECOND = 50;

    /** More than the pipeline has permits for; what AWS grants differs by Region and account. */
    private static final int COMPREHEND_A_SECOND = 10;

    private final RequestRate rekognitionRate;
    private final RequestRate comprehendRate;
    private final LocalComprehend comprehend;
    private final LocalRekognition rekognition;

    StandIns(Account account, Credentials credentials, InstantSource clock, Supplier<Gateway> gateway) {
        var s3 = new Lazy<>(() -> s3(account, credentials, gateway.get()));
        var files = new StoredFiles(s3::getValue);
        var engines = new OwnEngines(AT_A_TIME);
        this.rekognitionRate = new RequestRate(clock, REKOGNITION_A_SECOND);
        this.comprehendRate = new RequestRate(clock, COMPREHEND_A_SECOND);
        this.comprehend = new LocalComprehend(engines, comprehendRate);
        this.rekognition = new LocalRekognition(files, engines, rekognitionRate);
    }

    private static S3Client s3(Account account, Credentials credentials, Gateway gateway) {
        return S3Client.builder()
                .httpClient(new InProcessHttpClient(gateway))
                .endpointOverride(URI.create(account.endpoint()))
                .region(Region.of(account.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey())))
                .forcePathStyle(true)
                .build();
    }

    Gateway.Builder behind(Gateway.Builder gateway) {
        return gateway.service("rekognition", RekognitionClient.class, rekognition)
                .service("comprehend", ComprehendClient.class, comprehend);
    }

    /** What Comprehend grants, for who wants to see it refuse. */
    RequestRate comprehendRate() {
        return comprehendRate;
    }

    /** What Rekognition grants, for who wants to see it refuse. */
    RequestRate rekognitionRate() {
        return rekognitionRate;
    }
}
