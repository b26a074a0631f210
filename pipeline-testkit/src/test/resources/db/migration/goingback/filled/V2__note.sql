ALTER TABLE etl.going_back ADD note NVARCHAR(10) NULL;
