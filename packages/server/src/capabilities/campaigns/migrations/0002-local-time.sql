-- When somebody is called by the clock on their own wall: weekday (Monday is 1) and hour, as they were decided by.
ALTER TABLE campaign_attempts ADD COLUMN local_weekday smallint, ADD COLUMN local_hour smallint;
