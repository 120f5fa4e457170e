-- When numbers were dialled whose contacts were erased since, for as long as the limits of their country count it.
CREATE TABLE campaign_dialled_numbers (
	phone text NOT NULL,
	at timestamptz NOT NULL,
	PRIMARY KEY (phone, at)
);
CREATE INDEX campaign_dialled_numbers_at ON campaign_dialled_numbers (at);
