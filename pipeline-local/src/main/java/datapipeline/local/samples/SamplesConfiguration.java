package datapipeline.local.samples;

import datapipeline.console.layout.FirstStep;
import datapipeline.console.layout.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Leads to the samples. */
@Configuration(proxyBeanMethods = false)
class SamplesConfiguration {
    @Bean
    Samples samples() {
        return new Samples();
    }

    @Bean
    NavigationItem samplesItem() {
        return new NavigationItem("Samples", "/samples", "samples", 90);
    }

    @Bean
    FirstStep sendSamples() {
        return new FirstStep(
                "Send the samples", "/samples", "Thirteen small files come along, one of each kind at least.", 10);
    }
}
