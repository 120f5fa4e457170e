import { useState } from "react";
import type { z } from "zod";
import { ApiError } from "../api/index.ts";
import { useText } from "../i18n/index.ts";
import { fieldErrors, issuesByPath, issueText } from "./issue-text.ts";

type Form<V, O> = {
	values: V;
	/** What to show under each field, by path. */
	errors: Readonly<Record<string, string>>;
	set: <K extends keyof V>(key: K, value: V[K]) => void;
	replace: (values: V) => void;
	/** For `onSubmit`: checks with the schema, then hands on what it made of the values. */
	submit: (handler: (output: O) => void) => (event: { preventDefault: () => void }) => void;
	/** Marks the fields that the server complained about. */
	refuse: (error: unknown) => void;
};

/** The state of a small form, checked by the request's own schema when it is sent. */
export function useForm<V extends object, S extends z.ZodType>(schema: S, initial: V): Form<V, z.output<S>> {
	const t = useText(issueText);
	const [values, setValues] = useState(initial);
	const [errors, setErrors] = useState<Record<string, string>>({});
	return {
		values,
		errors,
		set: (key, value) => {
			setValues((before) => ({ ...before, [key]: value }));
			setErrors(({ [String(key)]: _gone, ...rest }) => rest);
		},
		replace: (next) => {
			setValues(next);
			setErrors({});
		},
		submit: (handler) => (event) => {
			event.preventDefault();
			const parsed = schema.safeParse(values);
			if (parsed.success) {
				setErrors({});
				handler(parsed.data);
			} else setErrors(issuesByPath(parsed.error.issues, t));
		},
		refuse: (error) => {
			if (error instanceof ApiError) setErrors(fieldErrors(error.fields, t));
		},
	};
}
