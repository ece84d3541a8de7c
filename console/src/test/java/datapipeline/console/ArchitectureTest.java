package datapipeline.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packages = "datapipeline.console", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONE_ROOM_KNOWS_AWS = noClasses()
            .that()
            .resideOutsideOfPackage("datapipeline.console.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..")
            .because("a page asks for what it needs in its own words; the SDK's words stay in one room");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_AWS_ROOM = noClasses()
            .that()
            .resideOutsideOfPackage("datapipeline.console.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("datapipeline.console.aws..")
            .because("the need is on the left and the technology on the right");

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER = SlicesRuleDefinition.slices()
            .matching("datapipeline.console.(files|queues|upload)..")
            .should()
            .notDependOnEachOther()
            .because("a page can be thrown away without touching another");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_OVERVIEW = noClasses()
            .that()
            .resideInAnyPackage(
                    "datapipeline.console.files..", "datapipeline.console.queues..", "datapipeline.console.upload..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("datapipeline.console.overview..")
            .because("the first page looks into the others, and never the other way round");

    @ArchTest
    static final ArchRule NO_CIRCLES = SlicesRuleDefinition.slices()
            .matching("datapipeline.console.(*)..")
            .should()
            .beFreeOfCycles()
            .because("whoever changes a room wants to know who notices");

    @ArchTest
    static final ArchRule ROOMS_ARE_NAMED_FOR_WHAT_HAPPENS_THERE = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..impl..", "..common..", "..service..", "..dto..", "..helper..")
            .because("a reader looks for an event in the product, not for a kind of class");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS = classes()
            .should()
            .haveNameNotMatching(".*(Impl|Util|Utils|Helper|Manager|Dto)$")
            .because("such a name would say nothing");
}
