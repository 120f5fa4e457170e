-- Of people who have not written themselves: when they agreed to be written to, and who of the company noted it.
ALTER TABLE whatsapp_people
	ADD COLUMN agreed_at timestamptz,
	ADD COLUMN agreed_by text;
