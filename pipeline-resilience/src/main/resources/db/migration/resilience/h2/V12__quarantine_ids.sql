-- H2 writes a sequence's state to disk, in a commit of its own, whenever as many numbers as these are used up; 32 unless told.
ALTER TABLE etl.quarantine ALTER COLUMN id SET CACHE 10000;
