package datapipeline.handlers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = {"datapipeline.handlers", "datapipeline.model"},
        importOptions = DoNotIncludeTests.class)
class HandlersArchitectureTest {
    private static final String HANDLERS = "datapipeline.handlers.";

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching(HANDLERS + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("packages that need each other can only be understood, and changed, together");

    @ArchTest
    static final ArchRule AWS_ONLY_IN_ADAPTERS_AND_DOORS = noClasses()
            .that()
            .resideOutsideOfPackages(HANDLERS + "aws..", HANDLERS + "lambda..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazonaws..")
            .because("rooms say what they need, and run unchanged in Lambda, in the embedded cloud and in a test");

    @ArchTest
    static final ArchRule NO_SPRING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .because("a function that starts a framework makes the first file of the morning wait for it");

    @ArchTest
    static final ArchRule NOBODY_ENTERS_THROUGH_THE_DOORS = noClasses()
            .that()
            .resideOutsideOfPackage(HANDLERS + "lambda..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HANDLERS + "lambda..")
            .because("handlers are called by Lambda, not by us");

    @ArchTest
    static final ArchRule ROOMS_STAND_ALONE = slices().matching(HANDLERS + "(classify|output|sweep)..")
            .should()
            .notDependOnEachOther()
            .because("a queue lies between any two rooms, and an import would be a way around it");

    @ArchTest
    static final ArchRule RUN_KNOWS_NO_ROOM = noClasses()
            .that()
            .resideInAPackage(HANDLERS + "run..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    HANDLERS + "classify..", HANDLERS + "output..", HANDLERS + "sweep..", HANDLERS + "aws..")
            .because("what all rooms share cannot know what one of them does");

    @ArchTest
    static final ArchRule THE_MODEL_KNOWS_NOTHING_OF_OURS = noClasses()
            .that()
            .resideInAPackage("datapipeline.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "datapipeline.handlers..",
                    "datapipeline.console..",
                    "datapipeline.local..",
                    "datapipeline.engines..",
                    "datapipeline.alarms..",
                    "datapipeline.lifecycle..")
            .because("everyone depends on the words, so the words can depend on nobody");

    @ArchTest
    static final ArchRule PACKAGES_ARE_ROOMS = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..impl..", "..common..", "..service..", "..dto..")
            .because("a reader looks for an event in the product, not for a kind of class");
}
