import { useMemo, useState } from "react";
import type { z } from "zod";
import { ApiError } from "../api/index.ts";
import { useText } from "../i18n/index.ts";
import { fieldErrors, issuesByPath, issueText } from "./issue-text.ts";

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type DraftOf<V, O> = {
	values: V;
	patch: (part: Partial<V>) => void;
	/** What is wrong, by path; empty until one tried to save, then kept up with every change. */
	errors: Readonly<Record<string, string>>;
	dirty: boolean;
	/** What the schema makes of the values; null, with what is wrong marked and in focus, when it refuses them. */
	check: () => O | null;
	/** Marks what the server complained about, until the next change. */
	refuse: (error: unknown) => void;
	/** Takes over what is saved now. */
	adopt: (saved: V) => void;
	discard: () => void;
};

const focusFirstInvalid = () => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();

/** A page's values apart from what is saved of them, checked by the request's own schema. */
export function useDraft<V extends object, S extends z.ZodType>(schema: S, initial: V): DraftOf<V, z.output<S>> {
	const t = useText(issueText);
	const [saved, setSaved] = useState(initial);
	const [values, setValues] = useState(initial);
	const [checked, setChecked] = useState(false);
	const [refused, setRefused] = useState<Record<string, string>>({});
	const errors = useMemo(() => {
		if (!checked) return refused;
		const parsed = schema.safeParse(values);
		return parsed.success ? refused : { ...refused, ...issuesByPath(parsed.error.issues, t) };
	}, [checked, refused, schema, values, t]);
	const restart = (next: V) => {
		setValues(next);
		setChecked(false);
		setRefused({});
	};
	return {
		values,
		errors,
		dirty: !same(values, saved),
		patch: (part) => {
			setValues((before) => ({ ...before, ...part }));
			setRefused({});
		},
		check: () => {
			setChecked(true);
			const parsed = schema.safeParse(values);
			if (parsed.success) return parsed.data;
			// Once it is marked.
			requestAnimationFrame(focusFirstInvalid);
			return null;
		},
		refuse: (error) => {
			if (error instanceof ApiError) setRefused(fieldErrors(error.fields, t));
		},
		adopt: (next) => {
			setSaved(next);
			restart(next);
		},
		discard: () => restart(saved),
	};
}
