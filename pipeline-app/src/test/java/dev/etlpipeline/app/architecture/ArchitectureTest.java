package dev.etlpipeline.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String ROOT = "dev.etlpipeline";

    /** Modules laid out like the real ones, each of which breaks a rule. */
    private static final String FIXTURE = "dev.etlpipeline.app.architecture.fixture";

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages(FIXTURE);

    @ParameterizedTest
    @MethodSource
    void theProgramKeepsTheRule(ArchRule rule) {
        rule.check(PROGRAM);
    }

    static Stream<ArchRule> theProgramKeepsTheRule() {
        return rules(ROOT);
    }

    @ParameterizedTest
    @MethodSource
    void theRuleCatchesItsOffender(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(OFFENDERS)).isInstanceOf(AssertionError.class);
    }

    static Stream<ArchRule> theRuleCatchesItsOffender() {
        return rules(FIXTURE);
    }

    @Test
    void theRulesSeeTheModulesThatAreThere() {
        assertThat(PROGRAM.contain("dev.etlpipeline.core.module.Registry")).isTrue();
        assertThat(PROGRAM.contain("dev.etlpipeline.app.Main")).isTrue();
    }

    private static Stream<ArchRule> rules(String root) {
        ArchitectureRules rules = new ArchitectureRules(root);
        return Stream.concat(
                rules.sprintModulesKnowOnlyCore(),
                Stream.of(
                        rules.coreKnowsOnlyItself(),
                        rules.sandboxKnowsOnlyCore(),
                        rules.chaosKnowsOnlyCoreAndSandbox(),
                        rules.criteriaKnowsNothing(),
                        rules.testkitKnowsOnlyCore(),
                        rules.appKnowsOnlyCore(),
                        rules.modulesAreFreeOfCycles(),
                        rules.onlyTheAppLooksServicesUp(),
                        rules.coreLogsThroughSlf4jOnly()));
    }
}
