import { z } from "zod";

const Body = z.looseObject({});

const Detailed = z.looseObject({ NBest: z.array(z.looseObject({ Confidence: z.number().min(0).max(1) })).min(1) });

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Whether a message has a path and, where the SDK will look into it, a body that is JSON. */
export function readsWell(path: string | undefined, body: string | null | undefined): boolean {
	if (path === undefined || path === "") return false;
	if (!/^speech\.(hypothesis|phrase)$/i.test(path)) return true;
	return Body.safeParse(parsed(body ?? "")).success;
}

/** How sure the recogniser is of a phrase, 0–1, where it says so. */
export const readConfidence = (phrase: string): number | undefined =>
	Detailed.safeParse(parsed(phrase)).data?.NBest[0]?.Confidence;
