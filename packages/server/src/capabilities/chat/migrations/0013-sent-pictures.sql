-- Pictures that people of the company send: who does; null of the visitor's.
ALTER TABLE chat_images
	ADD COLUMN user_id uuid,
	ADD COLUMN user_name text;
