package datapipeline.engines;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import datapipeline.engines.picture.UprightPicture;
import datapipeline.model.engine.Engine;

@AnalyzeClasses(packages = "datapipeline.engines", importOptions = DoNotIncludeTests.class)
class EnginesArchitectureTest {
    private static final String ENGINES = "datapipeline.engines.";

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("datapipeline.(**)")
            .should()
            .beFreeOfCycles()
            .because("packages that need each other can only be understood, and changed, together");

    @ArchTest
    static final ArchRule NO_CLOUD_AND_NO_FRAMEWORK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazonaws..", "org.springframework..")
            .because(
                    "an engine is given a file and leaves files, so it runs in a function, a container and a test alike");

    @ArchTest
    static final ArchRule KNOW_ONLY_THE_MODEL = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "datapipeline.handlers..",
                    "datapipeline.console..",
                    "datapipeline.local..",
                    "datapipeline.alarms..",
                    "datapipeline.lifecycle..",
                    "datapipeline.infra..")
            .because("whoever calls an engine finds it by the interface in the model, and it knows nobody back");

    @ArchTest
    static final ArchRule ENGINES_STAND_ALONE = slices().matching(ENGINES
                    + "(classification|document|model3d|optimization|picture|recognition|semantics|simulation|video)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), type(UprightPicture.class))
            .ignoreDependency(resideInAPackage(ENGINES + "simulation.."), resideInAPackage(ENGINES + "model3d.."))
            .ignoreDependency(resideInAPackage(ENGINES + "classification.."), resideInAPackage(ENGINES + "document.."))
            .ignoreDependency(resideInAPackage(ENGINES + "semantics.."), resideInAPackage(ENGINES + "document.."))
            .ignoreDependency(resideInAPackage(ENGINES + "optimization.."), resideInAPackage(ENGINES + "model3d.."))
            .because("each family's engine can be deployed without the natives of another; only recognition has its"
                    + " picture made small and upright by the room that can, simulation and optimization read models as"
                    + " rendering does, and who understands a text has it read by the room of documents");

    @ArchTest
    static final ArchRule THE_SANDBOX_KNOWS_NO_ENGINE = noClasses()
            .that()
            .resideInAPackage(ENGINES + "sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ENGINES + "classification..",
                    ENGINES + "document..",
                    ENGINES + "model3d..",
                    ENGINES + "picture..",
                    ENGINES + "recognition..",
                    ENGINES + "semantics..",
                    ENGINES + "simulation..",
                    ENGINES + "video..")
            .because("what all engines share cannot know what one of them does");

    @ArchTest
    static final ArchRule ONLY_THE_SANDBOX_STARTS_PROCESSES = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINES + "sandbox..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class)
            .because("a program on an untrusted file gets limits, a directory of its own and nobody's credentials");

    @ArchTest
    static final ArchRule NATIVES_ARE_CALLED_BY_WORKERS_ONLY = noClasses()
            .that()
            .areAssignableTo(Engine.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.lwjgl..", "org.bytedeco..", "com.jme3..")
            .because("native code can take the whole process with it, so it runs in a child that may die");

    @ArchTest
    static final ArchRule ROOMS_ARE_NAMED_FOR_WHAT_HAPPENS_THERE = classes()
            .should()
            .resideOutsideOfPackages("..util..", "..impl..", "..common..", "..service..", "..dto..")
            .because("a reader looks for an event in the product, not for a kind of class");
}
