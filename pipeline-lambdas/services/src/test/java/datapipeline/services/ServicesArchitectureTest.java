package datapipeline.services;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "datapipeline.services", importOptions = DoNotIncludeTests.class)
class ServicesArchitectureTest {
    private static final String SERVICES = "datapipeline.services.";

    @ArchTest
    static final ArchRule ROOMS_STAND_ALONE = slices().matching(SERVICES + "(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage(SERVICES + "quota.."))
            .because("each service has its own words, limits and errors; what they share is who may call");

    @ArchTest
    static final ArchRule QUOTA_KNOWS_NO_SERVICE = noClasses()
            .that()
            .resideInAPackage(SERVICES + "quota..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon.awssdk.services.rekognition..",
                    "software.amazon.awssdk.services.comprehend..",
                    "software.amazon.awssdk.services.textract..")
            .because("a permit is the same for whatever it permits");

    @ArchTest
    static final ArchRule ENGINES_NEED_LITTLE_OF_THE_HANDLERS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "datapipeline.handlers.classify..",
                    "datapipeline.handlers.output..",
                    "datapipeline.handlers.sweep..",
                    "datapipeline.handlers.lambda..",
                    "datapipeline.handlers.telemetry..",
                    "datapipeline.engines..",
                    "datapipeline.local..",
                    "datapipeline.console..",
                    "org.springframework..")
            .because(
                    "an engine does a step: clients are set up as the handlers do it, and the rest is not its business");
}
