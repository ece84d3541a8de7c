package datapipeline.console.aws;

import datapipeline.console.layout.InputBucket;
import datapipeline.console.live.LiveStream;
import datapipeline.console.live.Watched;
import datapipeline.console.security.BrowserOrigins;
import datapipeline.console.upload.PartSizes;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the other rooms need to know of the settings. */
@Configuration(proxyBeanMethods = false)
class AwsConfiguration {
    @Bean
    LiveStream liveStream(List<Watched> watched, ConsoleSettings settings) {
        return new LiveStream(watched, settings.refreshInterval());
    }

    @Bean
    InputBucket inputBucket(Cloud cloud) {
        return new InputBucket(cloud.inputBucket());
    }

    @Bean
    PartSizes partSizes(ConsoleSettings settings) {
        return new PartSizes(
                settings.largestWhole().toBytes(), settings.partSize().toBytes());
    }

    @Bean
    BrowserOrigins browserOrigins(Cloud cloud) {
        List<String> origins = cloud.browserOrigin()
                .map(AwsConfiguration::origin)
                .map(List::of)
                .orElseGet(() -> Stream.of(cloud.inputBucket(), cloud.outputBucket())
                        .map(bucket -> "https://%s.s3.%s.amazonaws.com".formatted(bucket, cloud.region()))
                        .toList());
        return () -> origins;
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
