package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.enrich.Lookup;
import dev.etlpipeline.core.enrich.LookupContext;
import dev.etlpipeline.core.enrich.LookupFactory;

/** Makes look-ups among the answers that were remembered. */
final class StaleAnswersFactory implements LookupFactory {

    private final FallbackChain chain;

    StaleAnswersFactory(FallbackChain chain) {
        this.chain = chain;
    }

    @Override
    public String source() {
        return Marks.STALE;
    }

    @Override
    public Lookup create(LookupContext context) {
        return new StaleAnswers(
                new AnswerStore(
                        context.warehouse(), context.enrichment(), context.run().clock(), chain.staleFor()),
                chain.remember());
    }
}
