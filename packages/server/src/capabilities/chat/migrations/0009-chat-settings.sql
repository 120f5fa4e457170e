-- Who answers the chats of the company's pages and how they are greeted: at most one row, none as it came.
CREATE TABLE chat_settings (
	singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
	value jsonb NOT NULL,
	changed_by text NOT NULL,
	changed_at timestamptz NOT NULL
);
