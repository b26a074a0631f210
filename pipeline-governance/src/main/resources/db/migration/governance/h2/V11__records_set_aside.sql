-- Records that were set aside and broke this rule first of those of its dimension: added up over a dimension's rules they are the
-- records that were set aside for it, each once.
ALTER TABLE governance.quality_result ADD set_aside BIGINT DEFAULT 0 NOT NULL;
