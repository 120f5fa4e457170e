-- Pictures that visitors send. The bytes are blobs: the original until the worker has redrawn it, then the redrawn one.
CREATE TABLE chat_images (
	id uuid PRIMARY KEY,
	conversation_id uuid NOT NULL REFERENCES chat_sessions ON DELETE CASCADE,
	-- 'receiving' while its bytes arrive.
	status text NOT NULL CHECK (status IN ('receiving', 'queued', 'done', 'refused')),
	-- Why it was refused.
	reason text,
	-- Where the redrawn picture is; null before there is one.
	blob_key text,
	width integer,
	height integer,
	-- Of the upload, then of the redrawn picture.
	bytes integer,
	analysis jsonb,
	created_at timestamptz NOT NULL
);

CREATE INDEX chat_images_by_chat ON chat_images (conversation_id, created_at);
CREATE INDEX chat_images_receiving ON chat_images (created_at) WHERE status = 'receiving';
