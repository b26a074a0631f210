ALTER TABLE etl.going_back ADD other NVARCHAR(10) NULL;
