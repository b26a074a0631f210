package dev.etlpipeline.core.enrich;

/** Makes a look-up for a run. Registered for an enrichment under the word that settings name it by. */
public interface LookupFactory {

    /** The word for it in {@code enrichment.<name>.source}, such as {@code api}. */
    String source();

    Lookup create(LookupContext context);
}
