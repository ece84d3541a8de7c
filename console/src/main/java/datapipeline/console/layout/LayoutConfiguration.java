package datapipeline.console.layout;

import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMapManager;

/** What time it is for the pages, and where they lead. */
@Configuration(proxyBeanMethods = false)
class LayoutConfiguration {
    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** The name is the one that Spring's servlet asks for. */
    @Bean(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
    FlashMapManager notices() {
        return new NoticesForWholePages();
    }

    @Bean
    NavigationItem overviewItem() {
        return new NavigationItem("Overview", "/", "overview", 0);
    }

    @Bean
    NavigationItem filesItem() {
        return new NavigationItem("Files", "/files", "files", 10);
    }

    @Bean
    NavigationItem queuesItem() {
        return new NavigationItem("Queues", "/queues", "queues", 20);
    }

    @Bean
    NavigationItem uploadItem() {
        return new NavigationItem("Upload", "/upload", "upload", 30);
    }

    @Bean
    NavigationItem documentClassesItem() {
        return new NavigationItem("Classes", "/document-classes", "half", 40);
    }

    @Bean
    FirstStep uploadFiles() {
        return new FirstStep(
                "Upload files", "/upload", "Drop them on the page, and follow each as it is processed.", 20);
    }
}
