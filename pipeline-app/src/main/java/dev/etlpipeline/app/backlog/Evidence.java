package dev.etlpipeline.app.backlog;

import java.util.Optional;

/** A proof, and how it ended when it last ran here; empty where it never did, or where no test is named. */
public record Evidence(Proof proof, Optional<LastRun> last) {}
