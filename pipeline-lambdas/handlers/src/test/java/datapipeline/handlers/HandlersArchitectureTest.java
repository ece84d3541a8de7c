package datapipeline.handlers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "datapipeline.handlers", importOptions = DoNotIncludeTests.class)
class HandlersArchitectureTest {
    private static final String HANDLERS = "datapipeline.handlers.";

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching(HANDLERS + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("packages that need each other can only be understood, and changed, together");

    @ArchTest
    static final ArchRule AWS_ONLY_IN_ADAPTERS = noClasses()
            .that()
            .resideOutsideOfPackages(HANDLERS + "aws..", HANDLERS + "lambda..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazonaws..")
            .because("rooms say what they need, and run unchanged in Lambda, in the local cloud and in a test");

    @ArchTest
    static final ArchRule NOBODY_ENTERS_LAMBDA = noClasses()
            .that()
            .resideOutsideOfPackage(HANDLERS + "lambda..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HANDLERS + "lambda..")
            .because("doors lead inwards: whoever needs something of a door should find it in a room");

    @ArchTest
    static final ArchRule RUN_KNOWS_NO_ROOM = noClasses()
            .that()
            .resideInAPackage(HANDLERS + "run..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(rooms())
            .because("what all rooms share cannot know what one of them does");

    @ArchTest
    static final ArchRule ROOMS_STAND_ALONE = slices().matching(
                    HANDLERS + "(classify|document|picture|model3d|video|output|sweep)..")
            .should()
            .notDependOnEachOther()
            .because("a queue lies between any two rooms, and an import would be a way around it");

    @ArchTest
    static final ArchRule PACKAGES_ARE_ROOMS = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..impl..", "..common..", "..service..", "..dto..")
            .because("a reader looks for an event in the product, not for a kind of class");

    private static String[] rooms() {
        return new String[] {
            HANDLERS + "classify..", HANDLERS + "document..", HANDLERS + "picture..", HANDLERS + "model3d..",
            HANDLERS + "video..", HANDLERS + "output..", HANDLERS + "sweep..", HANDLERS + "aws.."
        };
    }
}
