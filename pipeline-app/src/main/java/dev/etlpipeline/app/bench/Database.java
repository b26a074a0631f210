package dev.etlpipeline.app.bench;

/** Which database a bench ran on: targets differ. */
public enum Database {
    H2,
    SQL_SERVER
}
