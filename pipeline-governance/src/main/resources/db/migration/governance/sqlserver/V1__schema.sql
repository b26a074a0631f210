-- What the module keeps stands in a schema of its own.
IF SCHEMA_ID('governance') IS NULL EXEC('CREATE SCHEMA governance');
