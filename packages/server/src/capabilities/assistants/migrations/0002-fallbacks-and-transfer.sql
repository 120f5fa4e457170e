-- What earlier versions could not say: no fallback providers, and a transfer that is a request to the team.
create function pg_temp.completed(definition jsonb) returns jsonb language sql immutable as $$
	select definition || jsonb_build_object(
		'voice', '{"fallbacks": []}'::jsonb || (definition -> 'voice'),
		'speechToText', '{"fallbacks": []}'::jsonb || (definition -> 'speechToText'),
		'languageModel', '{"fallbacks": []}'::jsonb || (definition -> 'languageModel'),
		'transfer', coalesce(definition -> 'transfer', '{"mode": "request", "to": [], "ringSeconds": 25}'::jsonb)
	)
$$;
update assistants set draft = pg_temp.completed(draft);
update assistant_versions set definition = pg_temp.completed(definition);
