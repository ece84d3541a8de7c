package datapipeline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** The arrows between modules, as their poms draw them: a new one is a decision, and is made here too. */
class ModulesTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    /** What each module may have of ours; whatever it names, it may use what that one uses. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "pipeline-lambdas/model", Set.of(),
            "pipeline-lambdas/handlers", Set.of("pipeline-model", "alarms"),
            "pipeline-lambdas/services", Set.of("pipeline-model", "pipeline-handlers"),
            "pipeline-engines", Set.of("pipeline-model"),
            "alarms", Set.of("pipeline-model"),
            "lifecycle-policies", Set.of("pipeline-model"),
            "console", Set.of("pipeline-model", "alarms", "lifecycle-policies"),
            "pipeline-infra", Set.of("pipeline-model", "pipeline-handlers", "alarms", "lifecycle-policies"),
            "pipeline-local",
                    Set.of(
                            "pipeline-model",
                            "pipeline-handlers",
                            "pipeline-engines",
                            "pipeline-services",
                            "alarms",
                            "lifecycle-policies",
                            "console"),
            "console-browser-tests", Set.of("pipeline-local"));

    private static final Set<String> WITH_SPRING = Set.of("console", "pipeline-local", "console-browser-tests");
    private static final Set<String> WITH_AWS = Set.of(
            "pipeline-lambdas/handlers",
            "pipeline-lambdas/services",
            "console",
            "pipeline-local",
            "console-browser-tests");

    static Stream<Arguments> modules() {
        return ARROWS.keySet().stream().sorted().map(Arguments::of);
    }

    @Test
    void knowsEveryModule() throws Exception {
        try (Stream<Path> poms = Files.find(
                PROJECT,
                3,
                (file, about) -> file.endsWith("pom.xml") && !file.toString().contains("/target/"))) {
            Set<String> found = poms.filter(pom -> Files.isDirectory(pom.resolveSibling("src")))
                    .map(pom -> PROJECT.relativize(pom.getParent()).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(found).isEqualTo(new TreeSet<>(ARROWS.keySet()));
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void pointsAtNoModuleItMayNotKnow(String module) throws Exception {
        assertThat(needs(module)
                        .filter(need -> need.startsWith("datapipeline:"))
                        .map(need -> need.substring(need.indexOf(':') + 1)))
                .isSubsetOf(ARROWS.get(module));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void hasAFrameworkOrACloudOnlyWhereItBelongs(String module) throws Exception {
        assertThat(needs(module))
                .as("Spring starts too slowly for a function, and an engine has no use for it")
                .noneMatch(need -> need.startsWith("org.springframework") && !WITH_SPRING.contains(module))
                .as("the words, the engines, the alarms and the tiers mean the same without an account")
                .noneMatch(need -> need.startsWith("software.amazon.awssdk:") && !WITH_AWS.contains(module))
                .as("drawing for AWS needs megabytes that nobody who runs it needs")
                .noneMatch(need -> need.matches("software.amazon.awscdk:.*|io.github.cdklabs:.*")
                        && !module.equals("pipeline-infra"))
                .as("natives live with the engines and nowhere else")
                .noneMatch(need -> need.matches("org.bytedeco:.*|org.lwjgl:.*|com.github.stephengold:.*")
                        && !module.equals("pipeline-engines"));
    }

    /** {@code group:artifact} of every dependency, whatever its scope. */
    private static Stream<String> needs(String module) throws Exception {
        var nodes = parsed(PROJECT.resolve(module).resolve("pom.xml")).getElementsByTagName("dependency");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .map(need -> text(need, "groupId") + ":" + text(need, "artifactId"));
    }

    private static Element parsed(Path pom) throws Exception {
        try (var in = Files.newInputStream(pom)) {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        } catch (IOException e) {
            throw new AssertionError("cannot read " + pom, e);
        }
    }

    private static String text(Element need, String name) {
        return need.getElementsByTagName(name).item(0).getTextContent().strip();
    }
}
