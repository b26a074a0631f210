package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.Catalogue;
import dev.etlpipeline.core.definition.RuleFactory;
import dev.etlpipeline.core.definition.StepFactory;
import dev.etlpipeline.core.module.NameTakenException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The steps and rules by the names that definitions use: core's own, and what modules add before the first definition is
 * read. Not thread-safe while it is added to.
 */
public final class StepCatalogue implements Catalogue {

    private final Map<String, StepFactory> steps = new TreeMap<>();
    private final Map<String, RuleFactory> rules = new TreeMap<>();

    private StepCatalogue() {}

    /** A new catalogue with all that core brings. */
    public static StepCatalogue core() {
        return new StepCatalogue()
                .step("trim", StepFactory.deriving(TrimStep::create, TrimStep::derivations))
                .step("title-case", StepFactory.columnwise(TitleCaseStep::create))
                .step("lower-case", StepFactory.columnwise(CaseStep::lower))
                .step("upper-case", StepFactory.columnwise(CaseStep::upper))
                .step("uk-postcode", StepFactory.columnwise(UkPostcodeStep::create))
                .step("phone-e164", StepFactory.columnwise(PhoneStep::create))
                .step("email", StepFactory.columnwise(EmailStep::create))
                .step("map-values", StepFactory.columnwise(MapValuesStep::create))
                .step("default-value", StepFactory.columnwise(DefaultValueStep::create))
                .step("flag-present", StepFactory.deriving(FlagPresentStep::create, FlagPresentStep::derivations))
                .step("completeness", StepFactory.deriving(CompletenessStep::create, CompletenessStep::derivations))
                .step("concat", ConcatStep::create)
                .step("copy", CopyStep::create)
                .step("risk", StepFactory.deriving(RiskStep::new, RiskStep::derivations))
                .rule("type", FormRules::type)
                .rule("required", RequiredRule::create)
                .rule("length", FormRules::length)
                .rule("pattern", FormRules::pattern)
                .rule("allowed-values", FormRules::allowedValues)
                .rule("range", RangeRule::create)
                .rule("email", ContactRules::email)
                .rule("phone", ContactRules::phone)
                .rule("postcode", ContactRules::postcode);
    }

    /**
     * Adds a step.
     *
     * @throws NameTakenException where the name is taken
     */
    public StepCatalogue step(String name, StepFactory factory) {
        if (steps.putIfAbsent(name, factory) != null) {
            throw new NameTakenException("step", name);
        }
        return this;
    }

    /**
     * Adds a rule.
     *
     * @throws NameTakenException where the name is taken
     */
    public StepCatalogue rule(String name, RuleFactory factory) {
        if (rules.putIfAbsent(name, factory) != null) {
            throw new NameTakenException("rule", name);
        }
        return this;
    }

    @Override
    public Map<String, StepFactory> steps() {
        return Collections.unmodifiableMap(steps);
    }

    @Override
    public Map<String, RuleFactory> rules() {
        return Collections.unmodifiableMap(rules);
    }
}
