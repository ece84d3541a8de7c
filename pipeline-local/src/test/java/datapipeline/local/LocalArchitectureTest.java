package datapipeline.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom in the embedded cloud. */
@AnalyzeClasses(packages = "datapipeline.local", importOptions = DoNotIncludeTests.class)
class LocalArchitectureTest {
    private static final String LOCAL = "datapipeline.local.";

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("datapipeline.(**)")
            .should()
            .beFreeOfCycles()
            .because("packages that need each other can only be understood, and changed, together");

    @ArchTest
    static final ArchRule SERVICES_STAND_ALONE = slices().matching(
                    LOCAL + "(comprehend|dynamodb|events|lambda|rekognition|s3|sns|sqs|sts)..")
            .should()
            .notDependOnEachOther()
            .because("services meet as they do on AWS: through the SDK's interfaces, which the cloud hands to them");

    @ArchTest
    static final ArchRule THE_GROUND_CARRIES_NOBODY_BY_NAME = noClasses()
            .that()
            .resideInAnyPackage(LOCAL + "account..", LOCAL + "store..")
            .should()
            .dependOnClassesThat(new InOtherRoomsThan("account", "store"))
            .because("every service keeps its state and finds its names in the same way");

    @ArchTest
    static final ArchRule THE_GATEWAY_KNOWS_NO_SERVICE = noClasses()
            .that()
            .resideInAPackage(LOCAL + "gateway..")
            .should()
            .dependOnClassesThat(new InOtherRoomsThan("gateway", "account"))
            .because("one codec puts every service on the wire, so none needs wire code of its own");

    @ArchTest
    static final ArchRule ONLY_WHO_STREAMS_OR_IS_CLICKED_KNOWS_THE_GATEWAY = noClasses()
            .that()
            .resideInAnyPackage(
                    LOCAL + "comprehend..",
                    LOCAL + "dynamodb..",
                    LOCAL + "events..",
                    LOCAL + "lambda..",
                    LOCAL + "rekognition..",
                    LOCAL + "sqs..",
                    LOCAL + "standin..",
                    LOCAL + "sts..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LOCAL + "gateway..")
            .because(
                    "a service is a plain class behind the SDK's interface; S3's bodies stream, and SNS has a link that"
                            + " subscribers click, so these two handle requests themselves");

    @ArchTest
    static final ArchRule ONLY_THE_ASSEMBLY_KNOWS_THE_PIPELINE = noClasses()
            .that()
            .resideInAnyPackage(
                    LOCAL + "account..",
                    LOCAL + "store..",
                    LOCAL + "gateway..",
                    LOCAL + "dynamodb..",
                    LOCAL + "events..",
                    LOCAL + "lambda..",
                    LOCAL + "s3..",
                    LOCAL + "sns..",
                    LOCAL + "sqs..",
                    LOCAL + "sts..",
                    LOCAL + "insights..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "datapipeline.model..",
                    "datapipeline.handlers..",
                    "datapipeline.engines..",
                    "datapipeline.console..",
                    "datapipeline.alarms..",
                    "datapipeline.lifecycle..")
            .because("AWS knows nothing of who uses it; what behaves otherwise here would deceive us about it there");

    @ArchTest
    static final ArchRule FUNCTIONS_ARE_CALLED_AS_AWS_CALLS_THEM = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("datapipeline.handlers..", "datapipeline.engines..")
            .because("handlers are loaded by name with a class path of their own, and answer to events only");
}
