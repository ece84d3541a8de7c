package datapipeline.infra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "datapipeline.infra", importOptions = DoNotIncludeTests.class)
class InfraArchitectureTest {
    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("datapipeline.(**)")
            .should()
            .beFreeOfCycles()
            .because("stacks are deployed one after the other, and what one needs of the next cannot be there yet");

    @ArchTest
    static final ArchRule WHAT_IS_KEPT_KNOWS_NOTHING_OF_WHAT_WORKS = noClasses()
            .that()
            .resideInAPackage("datapipeline.infra.storage..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("datapipeline.infra.pipeline..")
            .because("buckets and tables outlive the functions, and are deployed before them");

    @ArchTest
    static final ArchRule DRAWS_FROM_THE_TOPOLOGY_ALONE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("datapipeline.handlers..", "datapipeline.local..", "datapipeline.console..")
            .because("what is drawn is named in the topology, so that it cannot differ from what runs on one machine");

    @ArchTest
    static final ArchRule CALLS_NO_CLOUD = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..", "org.springframework..")
            .because("drawing needs no account and no network: only the deployment does");
}
