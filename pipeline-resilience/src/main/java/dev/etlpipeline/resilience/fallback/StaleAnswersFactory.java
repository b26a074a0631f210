package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.enrich.Lookup;
import dev.etlpipeline.core.enrich.LookupContext;
import dev.etlpipeline.core.enrich.LookupFactory;
import dev.etlpipeline.core.module.Concealment;
import java.util.function.Supplier;

/** Makes look-ups among the answers that were remembered. */
final class StaleAnswersFactory implements LookupFactory {

    private final FallbackChain chain;
    private final Supplier<Concealment> concealment;

    /** @param concealment asked when all modules are there */
    StaleAnswersFactory(FallbackChain chain, Supplier<Concealment> concealment) {
        this.chain = chain;
        this.concealment = concealment;
    }

    @Override
    public String source() {
        return Marks.STALE;
    }

    @Override
    public Lookup create(LookupContext context) {
        return new StaleAnswers(
                new AnswerStore(
                        context.warehouse(),
                        context.enrichment(),
                        context.run().clock(),
                        chain.staleFor(),
                        concealment.get()),
                chain.remember());
    }
}
