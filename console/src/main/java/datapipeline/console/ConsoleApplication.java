package datapipeline.console;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The console by itself, beside a pipeline on AWS. */
@SpringBootApplication
public class ConsoleApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ConsoleApplication.class, arguments);
    }
}
