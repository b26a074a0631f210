ALTER TABLE etl.going_back ADD half NVARCHAR(10) NULL;
