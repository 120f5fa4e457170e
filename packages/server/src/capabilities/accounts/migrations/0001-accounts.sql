CREATE TABLE users (
	id uuid PRIMARY KEY,
	name text NOT NULL,
	email text NOT NULL CHECK (email = lower(email)),
	role text NOT NULL CHECK (role IN ('owner', 'admin', 'supervisor', 'agent', 'viewer')),
	language text NOT NULL CHECK (language IN ('es', 'en')),
	password_hash text,
	disabled boolean NOT NULL DEFAULT false,
	created_at timestamptz NOT NULL,
	last_seen_at timestamptz
);
CREATE UNIQUE INDEX users_email ON users (email);
CREATE INDEX users_owners ON users (id) WHERE role = 'owner';

CREATE TABLE user_sessions (
	id uuid PRIMARY KEY,
	user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
	created_at timestamptz NOT NULL,
	expires_at timestamptz NOT NULL,
	last_seen_at timestamptz NOT NULL,
	renewed_at timestamptz NOT NULL
);
CREATE INDEX user_sessions_user ON user_sessions (user_id);
CREATE INDEX user_sessions_expiry ON user_sessions (expires_at);

-- Every token that a session ever had: a replaced one that comes back is a stolen one.
CREATE TABLE user_session_tokens (
	hash bytea PRIMARY KEY,
	session_id uuid NOT NULL REFERENCES user_sessions (id) ON DELETE CASCADE,
	issued_at timestamptz NOT NULL,
	first_used_at timestamptz,
	replaced_at timestamptz
);
CREATE INDEX user_session_tokens_session ON user_session_tokens (session_id);

CREATE TABLE one_time_links (
	id uuid PRIMARY KEY,
	purpose text NOT NULL CHECK (purpose IN ('setup', 'invitation')),
	user_id uuid REFERENCES users (id) ON DELETE CASCADE,
	hash bytea NOT NULL UNIQUE,
	created_at timestamptz NOT NULL,
	expires_at timestamptz NOT NULL,
	used_at timestamptz,
	CHECK ((purpose = 'invitation') = (user_id IS NOT NULL))
);
CREATE INDEX one_time_links_user ON one_time_links (user_id);

CREATE TABLE api_keys (
	id uuid PRIMARY KEY,
	user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
	name text NOT NULL,
	start text NOT NULL,
	hash bytea NOT NULL UNIQUE,
	scopes text[] NOT NULL,
	created_at timestamptz NOT NULL,
	expires_at timestamptz,
	last_used_at timestamptz
);
CREATE INDEX api_keys_user ON api_keys (user_id);

CREATE TABLE sign_in_attempts (
	key text PRIMARY KEY,
	count integer NOT NULL,
	window_ends_at timestamptz NOT NULL
);

CREATE TABLE audit_entries (
	id uuid PRIMARY KEY,
	at timestamptz NOT NULL,
	actor text NOT NULL,
	actor_id uuid,
	action text NOT NULL,
	subject text,
	ip text,
	detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_entries_action ON audit_entries (action, id DESC);
CREATE INDEX audit_entries_actor ON audit_entries (actor_id, id DESC);

CREATE FUNCTION audit_entries_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'audit entries are never changed nor removed' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
	FOR EACH ROW EXECUTE FUNCTION audit_entries_are_append_only();
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries
	FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_are_append_only();
