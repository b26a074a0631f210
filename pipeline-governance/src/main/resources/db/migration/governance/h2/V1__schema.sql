-- What the module keeps stands in a schema of its own.
CREATE SCHEMA IF NOT EXISTS governance;
