import type { GuideNode, GuideText } from "@centralita/contracts";

type Of<K extends GuideNode["kind"]> = Extract<GuideNode, { kind: K }>;
type Pair = { es: string; en: string };

/** A text in both languages; with different words for the ear where the eye reads better otherwise. */
export const text = (es: string, en: string, spoken?: Pair): GuideText =>
	spoken ? { shown: { es, en }, spoken } : { shown: { es, en } };

/** The words around a node's identity: defaults that the library leaves as they are. */
export const step = (
	id: string,
	node: Omit<Of<"step">, "id" | "kind" | "warnings" | "resources"> &
		Partial<Pick<Of<"step">, "warnings" | "resources">>,
): GuideNode => ({ warnings: [], resources: [], ...node, id, kind: "step" });

export const ask = (
	id: string,
	node: Omit<Of<"ask">, "id" | "kind" | "optional"> & { optional?: boolean },
): GuideNode => ({
	optional: false,
	...node,
	id,
	kind: "ask",
});

export const yesNo = (yes: string, no: string): NonNullable<Of<"ask">["choices"]> => [
	{ value: "yes", label: { es: "Sí", en: "Yes" }, next: yes },
	{ value: "no", label: { es: "No", en: "No" }, next: no },
];

export const say = (id: string, words: GuideText, next: string): GuideNode => ({ id, kind: "say", text: words, next });

export const end = (id: string, outcome: Of<"end">["outcome"], words?: GuideText): GuideNode =>
	words ? { id, kind: "end", outcome, text: words } : { id, kind: "end", outcome };
