package datapipeline.local;

import datapipeline.local.cloud.EmbeddedCloud;
import datapipeline.local.cloud.PipelineFunctions;
import datapipeline.local.cloud.Provisioner;
import java.lang.System.Logger;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The whole product on this machine. The cloud comes up first, then the console, which reaches it as it would reach AWS:
 * by an endpoint and a pair of keys.
 */
@SpringBootApplication(scanBasePackages = {"datapipeline.console", "datapipeline.local"})
public class PipelineLocal {
    private static final Logger LOG = System.getLogger(PipelineLocal.class.getName());
    private static final int CONSOLE_PORT = 8080;

    public static void main(String[] arguments) {
        start(arguments);
    }

    /** Starts it all; closing what is returned stops it all. */
    public static ConfigurableApplicationContext start(String... arguments) {
        var application = new SpringApplication(PipelineLocal.class);
        application.setDefaultProperties(Map.of("server.address", "127.0.0.1"));
        application.addInitializers(context -> startCloud((GenericApplicationContext) context));
        return application.run(arguments);
    }

    /** Starts the cloud, makes the pipeline in it, and tells the console where it is. */
    static void startCloud(GenericApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        LocalSettings settings = Binder.get(environment).bindOrCreate("local", LocalSettings.class);
        Map<String, String> engines = settings.engineVariables();
        DataDirectory data = DataDirectory.at(settings.data());
        EmbeddedCloud cloud = EmbeddedCloud.open(
                data.path(),
                settings.port(),
                InstantSource.system(),
                settings.lambda().mode());
        context.registerBean(EmbeddedCloud.class, () -> cloud, definition -> definition.setDestroyMethodName("close"));
        context.registerBean(DataDirectory.class, () -> data);
        new Provisioner(cloud).provision(PipelineFunctions.of(cloud).with(engines), origins(environment));
        data.writeAwsEnvironment(cloud.account(), cloud.credentials());
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "embedded cloud",
                        Map.of(
                                "console.aws.endpoint", cloud.account().endpoint(),
                                "console.aws.region", cloud.account().region(),
                                "console.aws.access-key-id", cloud.credentials().accessKeyId(),
                                "console.aws.secret-access-key",
                                        cloud.credentials().secretAccessKey())));
    }

    /** Whose pages may upload: the console, by either name of the loopback address. */
    private static List<String> origins(ConfigurableEnvironment environment) {
        int port = environment.getProperty("server.port", Integer.class, CONSOLE_PORT);
        return List.of("http://127.0.0.1:" + port, "http://localhost:" + port);
    }
}
