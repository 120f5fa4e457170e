ALTER TABLE campaign_attempts ADD COLUMN line_id uuid;

-- Calls of a line that the carrier could not make, one after the other, and until when it is left alone for that.
CREATE TABLE campaign_lines (
	line_id uuid PRIMARY KEY,
	failures integer NOT NULL DEFAULT 0,
	resting_until timestamptz
);
