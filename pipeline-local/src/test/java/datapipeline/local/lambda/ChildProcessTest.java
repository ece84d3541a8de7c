package datapipeline.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.lambda.runtime.FunctionDefinition;
import datapipeline.local.lambda.runtime.FunctionPool.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** With AWS's own runtime, whose native client is for Linux alone. */
@EnabledOnOs(OS.LINUX)
class ChildProcessTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(directory, LambdaSettings.defaults().withMode(Mode.PROCESS));
        bench.lambda.register(bench.scripted(LONG, 0));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String answer(String event) {
        return bench.invoke("scripted", event).payload().asUtf8String();
    }

    private static boolean isAlive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    void runsAFunctionInAProcessOfItsOwnWithARealEnvironment() {
        String pid = answer("{\"do\":\"pid\"}");

        assertThat(Long.parseLong(pid)).isNotEqualTo(ProcessHandle.current().pid());
        assertThat(answer("{\"do\":\"pid\"}"))
                .as(() -> String.join("\n", bench.logged))
                .isEqualTo(pid);
        assertThat(answer("{\"do\":\"env\"}")).isEqualTo("\"good morning\"");
        assertThat(answer("{\"do\":\"context\"}"))
                .isEqualTo("\"scripted arn:aws:lambda:us-east-1:000000000000:function:scripted "
                        + "/aws/lambda/scripted 256 true\"");
        assertThat(answer("{\"do\":\"fail\"}")).contains("told to fail", "java.lang.IllegalStateException");
        answer("{\"do\":\"print\"}");
        Await.until(() -> bench.logged.contains("/aws/lambda/scripted by standard output"));
        assertThat(bench.logged).anyMatch(line -> line.contains("REPORT") && line.contains("Max Memory Used: "));

        bench.close();
        Await.until(() -> !isAlive(pid));
        open();
    }

    @Test
    void killsAFunctionThatIsOutOfTime() {
        FunctionDefinition patient = bench.scripted(LONG, 0);
        String pid = answer("{\"do\":\"pid\"}");
        bench.lambda.register(bench.scripted(Duration.ofSeconds(1), 0));
        Await.until(() -> !isAlive(pid));

        InvokeResponse response = bench.invoke("scripted", "{\"do\":\"hang\"}");

        assertThat(response.payload().asUtf8String()).contains("Task timed out after 1.00 seconds");
        bench.lambda.register(patient);
        assertThat(answer("{\"fresh\":true}")).isEqualTo("{\"fresh\":true}");
    }

    @Test
    void aCrashIsAnErrorAndTheNextEventGetsANewProcess() {
        InvokeResponse response = bench.invoke("scripted", "{\"do\":\"exit\"}");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String())
                .contains("Runtime.ExitError", "Runtime exited with error: exit status 3");
        assertThat(answer("{}")).isEqualTo("{}");
    }

    @Test
    void saysWhyAFunctionCannotBeMade() {
        bench.lambda.register(FunctionDefinition.of("absent", "no.such.Handler", List.of()));
        bench.lambda.register(new FunctionDefinition(
                "stillborn",
                "datapipeline.local.lambda.handlers.Stillborn",
                Workbench.classPath(),
                Map.of(),
                LONG,
                128,
                0));

        assertThat(bench.invoke("absent", "{}").payload().asUtf8String()).contains("Class not found: no.such.Handler");
        assertThat(bench.invoke("stillborn", "{}").payload().asUtf8String()).contains("no table is configured");
    }
}
