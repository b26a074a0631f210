CREATE TABLE etl.chunk_journal (
    first_record BIGINT NOT NULL PRIMARY KEY,
    last_record  BIGINT NOT NULL,
    inserted     BIGINT NOT NULL
);
