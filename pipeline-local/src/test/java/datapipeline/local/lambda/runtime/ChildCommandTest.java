package datapipeline.local.lambda.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.account.Account;
import datapipeline.local.lambda.runtime.RuntimeApi.Ready;
import datapipeline.local.lambda.runtime.RuntimeApi.Said;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ChildCommandTest {

    @Test
    void endsByItselfWhenTheProcessAroundItIsGone() throws Exception {
        FunctionDefinition function = FunctionDefinition.of(
                "scripted",
                "datapipeline.local.lambda.handlers.Scripted",
                List.of(Path.of("target", "test-classes").toAbsolutePath()));
        var said = new LinkedBlockingQueue<Said>();
        RuntimeApi api = new RuntimeApi(said);
        Process child = new ChildCommand(function, Account.on(4566), api.address(), "stream").start();
        try {
            assertThat(said.poll(60, TimeUnit.SECONDS)).isEqualTo(new Ready());

            api.close();

            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }
    }
}
