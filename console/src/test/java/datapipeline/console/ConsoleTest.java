package datapipeline.console;

import datapipeline.console.paper.Paper;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The whole console in surroundings on paper. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = ConsoleApplication.class,
        properties = {
            "console.aws.endpoint=http://127.0.0.1:4566",
            "console.aws.access-key-id=test",
            "console.aws.secret-access-key=test"
        })
@Import(Paper.class)
public @interface ConsoleTest {}
