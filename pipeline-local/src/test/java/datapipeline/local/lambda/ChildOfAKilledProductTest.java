package datapipeline.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.lambda.runtime.FunctionPool.Mode;
import datapipeline.local.store.KilledProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The next start gives a dead function's messages to another at once: so none may be at work still. */
@EnabledOnOs(OS.LINUX)
class ChildOfAKilledProductTest {
    @TempDir
    Path directory;

    @Test
    void aBusyFunctionDiesWithTheProduct() throws Exception {
        List<String> said = KilledProcess.acknowledged(Product.class, directory, 2);
        long pid = Long.parseLong(said.getFirst());

        Await.until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(said).containsExactly(Long.toString(pid), "busy");
    }

    /** Has a function at work in a process, and says so. */
    static final class Product {
        private Product() {}

        public static void main(String[] arguments) {
            var bench = new Workbench(
                    Path.of(arguments[0]), LambdaSettings.defaults().withMode(Mode.PROCESS));
            bench.lambda.register(bench.scripted(Duration.ofMinutes(10), 0));
            System.out.println(
                    bench.invoke("scripted", "{\"do\":\"pid\"}").payload().asUtf8String() + ".");
            bench.invokeAsync("scripted", "{\"do\":\"hang\"}");
            Await.until(() -> bench.journal().stream().anyMatch(line -> line.contains("hang")));
            System.out.println("busy.");
        }
    }
}
