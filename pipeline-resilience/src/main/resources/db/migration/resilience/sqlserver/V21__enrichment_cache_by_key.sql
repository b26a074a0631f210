-- The key first: look-ups name many keys of one enrichment, and an index that begins with the enrichment is read whole for them.
-- What was remembered is only a cache.
DROP TABLE etl.enrichment_cache;

CREATE TABLE etl.enrichment_cache (
  enrichment NVARCHAR(40)   NOT NULL,
  lookup_key NVARCHAR(400)  COLLATE Latin1_General_100_BIN2 NOT NULL,
  is_found   BIT            NOT NULL,
  fields     NVARCHAR(4000) NOT NULL,
  answered   DATETIME2(3)   NOT NULL,
  CONSTRAINT pk_enrichment_cache PRIMARY KEY (lookup_key, enrichment)
);
