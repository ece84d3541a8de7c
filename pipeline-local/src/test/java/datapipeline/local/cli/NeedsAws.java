package datapipeline.local.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Skips tests where there is no aws command. CI installs one, and counts a skipped test as a failure. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "datapipeline.local.cli.AwsCli#isInstalled",
        disabledReason = "the aws command is not installed: apt-get install awscli")
@interface NeedsAws {}
