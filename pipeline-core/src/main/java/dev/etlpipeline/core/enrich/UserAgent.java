package dev.etlpipeline.core.enrich;

/** How the pipeline introduces itself to the APIs it calls. */
final class UserAgent {

    static final String VALUE = "etl-pipeline/" + version();

    private UserAgent() {}

    /** From the jar's manifest; classes outside a jar have none. */
    private static String version() {
        String version = UserAgent.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
