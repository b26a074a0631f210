-- One row an import of reference data. The last one finished is the one that look-ups answer from.
CREATE TABLE etl.reference_import (
  id               BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dataset          NVARCHAR(40)  NOT NULL,
  layout           NVARCHAR(100) NOT NULL,
  file_name        NVARCHAR(260) NOT NULL,
  sha256           NVARCHAR(64)  NOT NULL,
  started          DATETIME2(3)  NOT NULL,
  finished         DATETIME2(3)  NULL,
  lines_read       BIGINT        NULL,
  rows_imported    BIGINT        NULL,
  lines_refused    BIGINT        NULL,
  pipeline_version NVARCHAR(40)  NOT NULL
);

-- What an import knows about each postcode. Rows of imports that count no more are deleted by the next one's end.
CREATE TABLE etl.reference_postcode (
  import_id  BIGINT        NOT NULL,
  postcode   NVARCHAR(8)   NOT NULL,
  country    NVARCHAR(50)  NULL,
  region     NVARCHAR(100) NULL,
  district   NVARCHAR(100) NULL,
  longitude  DECIMAL(9, 6) NULL,
  latitude   DECIMAL(9, 6) NULL,
  terminated DATE          NULL,
  CONSTRAINT pk_reference_postcode PRIMARY KEY (import_id, postcode)
);
