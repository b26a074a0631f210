-- What a run's data is judged by, and how far it came: written in the transactions of its chunks, so that it is true whenever it
-- is looked at, of runs that failed half-way and of resumed ones too. Scores stand there from the file's end on.
CREATE TABLE governance.quality_run (
  run_id      NVARCHAR(40)  NOT NULL PRIMARY KEY,
  pipeline    NVARCHAR(128) NOT NULL,
  file_name   NVARCHAR(260) NOT NULL,
  begun       DATETIME2(3)  NOT NULL,
  ended       DATETIME2(3)  NULL,
  records     BIGINT        NOT NULL,
  rows_loaded BIGINT        NOT NULL,
  kept        BIGINT        NOT NULL,
  kept_most   BIGINT        NOT NULL
);

CREATE INDEX ix_quality_run_pipeline ON governance.quality_run (pipeline, begun);

-- One row a rule of the run. Samples are shapes of broken values, one a line: letters as x, digits as 9.
CREATE TABLE governance.quality_result (
  run_id      NVARCHAR(40)   NOT NULL,
  rule_no     INT            NOT NULL,
  rule_name   NVARCHAR(200)  NOT NULL,
  column_name NVARCHAR(200)  NOT NULL,
  dimension   NVARCHAR(20)   NOT NULL,
  severity    NVARCHAR(10)   NOT NULL,
  weight      DECIMAL(9,3)   NOT NULL,
  about       NVARCHAR(400)  NOT NULL,
  kind        NVARCHAR(20)   NOT NULL,
  check_no    INT            NOT NULL,
  at_least    DECIMAL(9,6)   NOT NULL,
  failed      BIGINT         NOT NULL,
  samples     NVARCHAR(2000) NULL,
  forgotten   BIGINT         NOT NULL,
  CONSTRAINT pk_quality_result PRIMARY KEY (run_id, rule_no)
);

-- From 0 to 100, overall and by dimension.
CREATE TABLE governance.quality_score (
  run_id    NVARCHAR(40) NOT NULL,
  dimension NVARCHAR(20) NOT NULL,
  score     DECIMAL(6,3) NOT NULL,
  minimum   DECIMAL(6,3) NULL,
  CONSTRAINT pk_quality_score PRIMARY KEY (run_id, dimension)
);

-- Records that broke a rule, as many as settings say: the numbers of the rules, and the record's score.
CREATE TABLE governance.quality_record (
  run_id        NVARCHAR(40)   NOT NULL,
  source_record BIGINT         NOT NULL,
  score         DECIMAL(6,3)   NOT NULL,
  rules         NVARCHAR(1000) NOT NULL,
  CONSTRAINT pk_quality_record PRIMARY KEY (run_id, source_record)
);

-- For a run that is resumed: fingerprints of the values that rules about uniqueness have seen. Empty when the run is at its end.
CREATE TABLE governance.quality_seen (
  run_id       NVARCHAR(40)   NOT NULL,
  rule_no      INT            NOT NULL,
  first_record BIGINT         NOT NULL,
  fingerprints VARBINARY(MAX) NOT NULL,
  CONSTRAINT pk_quality_seen PRIMARY KEY (run_id, rule_no, first_record)
);
