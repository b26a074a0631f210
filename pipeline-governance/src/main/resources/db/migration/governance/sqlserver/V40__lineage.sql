-- The way from each origin to each column of the target, once for each mapping: a run that maps as one before it adds nothing.
CREATE TABLE governance.column_lineage (
  mapping       NVARCHAR(64)   NOT NULL,
  line          INT            NOT NULL,
  target_column NVARCHAR(128)  NOT NULL,
  origin        NVARCHAR(100)  NOT NULL,
  field         NVARCHAR(260)  NOT NULL,
  how           NVARCHAR(10)   NOT NULL,
  path          NVARCHAR(2000) NOT NULL,
  protection    NVARCHAR(10)   NOT NULL,
  CONSTRAINT pk_column_lineage PRIMARY KEY (mapping, line)
);

-- Which mapping a run moved its rows by; written with the run's first chunk. One more where another attempt mapped otherwise.
CREATE TABLE governance.run_lineage (
  run_id       NVARCHAR(40)  NOT NULL,
  mapping      NVARCHAR(64)  NOT NULL,
  pipeline     NVARCHAR(128) NOT NULL,
  target_table NVARCHAR(260) NOT NULL,
  recorded     DATETIME2(3)  NOT NULL,
  CONSTRAINT pk_run_lineage PRIMARY KEY (run_id, mapping)
);
