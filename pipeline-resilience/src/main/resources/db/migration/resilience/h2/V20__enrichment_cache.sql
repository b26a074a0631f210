-- Answers of the APIs, remembered beyond a run: what may serve while an API is away.
CREATE TABLE etl.enrichment_cache (
  enrichment NVARCHAR(40)   NOT NULL,
  lookup_key NVARCHAR(400)  NOT NULL,
  is_found   BIT            NOT NULL,
  fields     NVARCHAR(4000) NOT NULL,
  answered   DATETIME2(3)   NOT NULL,
  CONSTRAINT pk_enrichment_cache PRIMARY KEY (enrichment, lookup_key)
);
