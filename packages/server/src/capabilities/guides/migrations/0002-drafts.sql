-- A guide may exist as a draft only.
ALTER TABLE guides ALTER COLUMN latest_version DROP NOT NULL;
ALTER TABLE guides
	ADD COLUMN archived_at timestamptz,
	-- Grows with every change of the draft, so that two people never overwrite each other unawares.
	ADD COLUMN revision integer NOT NULL DEFAULT 1,
	-- Null: the newest version, unchanged.
	ADD COLUMN draft jsonb,
	ADD COLUMN draft_author text,
	ADD COLUMN updated_at timestamptz;
ALTER TABLE guides ADD CONSTRAINT guides_have_content CHECK (latest_version IS NOT NULL OR draft IS NOT NULL);
