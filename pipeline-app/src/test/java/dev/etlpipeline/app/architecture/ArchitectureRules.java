package dev.etlpipeline.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Who may know whom. Rules about modules that may be deleted hold where there is nothing to check.
 *
 * @param root of all modules' packages
 */
record ArchitectureRules(String root) {

    private static final String[] SPRINTS = {"observability", "resilience", "governance"};

    /** Core can't name a module, so that every module can be deleted. */
    ArchRule coreKnowsOnlyItself() {
        return knowsOnly("core");
    }

    /** A sprint module can't name another, so that each can be deleted alone. */
    Stream<ArchRule> sprintModulesKnowOnlyCore() {
        return Arrays.stream(SPRINTS).map(sprint -> knowsOnly(sprint, "core"));
    }

    ArchRule sandboxKnowsOnlyCore() {
        return knowsOnly("sandbox", "core");
    }

    /** A drill says what it misses where a sprint module is not installed, so it can't name one. */
    ArchRule chaosKnowsOnlyCoreAndSandbox() {
        return knowsOnly("chaos", "core", "sandbox");
    }

    /** Tests of all modules use it, core's included. */
    ArchRule criteriaKnowsNothing() {
        return knowsOnly("criteria");
    }

    ArchRule testkitKnowsOnlyCore() {
        return knowsOnly("testkit", "core", "criteria");
    }

    /** The composition root finds modules as services; were one named here, it couldn't be deleted. */
    ArchRule appKnowsOnlyCore() {
        return knowsOnly("app", "core");
    }

    ArchRule modulesAreFreeOfCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /** Where a pipeline is put together: the application, and the child process of the drills (ADR 0025). */
    ArchRule onlyTheAppLooksServicesUp() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".app..", root + ".chaos.child..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ServiceLoader.class)
                .as("only pipeline-app, and the pipeline that drills break, call ServiceLoader")
                .allowEmptyShould(true);
    }

    /** Where a log goes is for pipeline-app and observability to say. */
    ArchRule coreLogsThroughSlf4jOnly() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ch.qos.logback..", "java.util.logging..", "org.apache.logging..")
                .as("core logs through slf4j only");
    }

    private ArchRule knowsOnly(String module, String... others) {
        String[] allowed = Stream.concat(Stream.of(module), Arrays.stream(others))
                .map(name -> root + "." + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(root + "." + module + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(allowed))))
                .as(module + " knows nothing of this project but " + String.join(", ", allowed))
                .allowEmptyShould(true);
    }
}
