-- What classification found of a pipeline's columns, and what people made of it: open, accepted, overridden. No values.
CREATE TABLE governance.column_class (
  pipeline    NVARCHAR(64)   NOT NULL,
  column_name NVARCHAR(128)  NOT NULL,
  data_class  NVARCHAR(20)   NOT NULL,
  data_kind   NVARCHAR(20)   NULL,
  confidence  DECIMAL(4, 3)  NOT NULL,
  evidence    NVARCHAR(400)  NOT NULL,
  state       NVARCHAR(20)   NOT NULL,
  file_name   NVARCHAR(260)  NULL,
  found       DATETIME2(3)   NOT NULL,
  decided     DATETIME2(3)   NULL,
  decided_by  NVARCHAR(128)  NULL,
  reason      NVARCHAR(1000) NULL,
  CONSTRAINT pk_column_class PRIMARY KEY (pipeline, column_name)
);
