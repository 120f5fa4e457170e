import { type GuideVersion, type Locale, languageOf } from "@centralita/contracts";
import { z } from "zod";
import { createIntentMatcher, localise } from "../../../dialogue/index.ts";
import type { Logger } from "../../../platform/log/index.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";

/** The guide that a problem is about; null with those that it may be about. */
export type Detected = { guide: GuideVersion | null; alternatives: readonly GuideVersion[] };

type Matcher = ReturnType<typeof createIntentMatcher>;

/** Somebody waits for the answer. */
const modelMs = 6000;
const Choice = z.object({ guide: z.string() });
const kept = 8;
const shownWhenUnsure = 9;

/**
 * Finds the guide for a problem by its words, without a model. Where the words leave a doubt, a model that is configured
 * is asked; its failure changes nothing.
 */
export function createDetector(deps: { languageModel: () => LanguageModel | null; log: Logger }) {
	const matchers = new Map<string, Matcher>();

	function matcherOf(guides: readonly GuideVersion[], locale: Locale): Matcher {
		const key = `${languageOf(locale)} ${guides.map(({ slug, version }) => `${slug}:${version}`).join(" ")}`;
		const known = matchers.get(key);
		if (known) return known;
		for (const oldest of matchers.keys()) {
			if (matchers.size < kept) break;
			matchers.delete(oldest);
		}
		const matcher = createIntentMatcher({
			guides: guides.map(({ definition }) => definition),
			questions: [],
			locale,
		});
		matchers.set(key, matcher);
		return matcher;
	}

	async function secondOpinion(
		problem: string,
		guides: readonly GuideVersion[],
		locale: Locale,
	): Promise<string | null> {
		const model = deps.languageModel();
		if (!model) return null;
		const language = languageOf(locale);
		const list = guides.map(
			({ slug, definition: { title, description } }) =>
				`${slug}: ${localise(title, language)}. ${localise(description, language)}`,
		);
		try {
			const { value } = await model.object({
				name: "guide",
				system: `Which of these guides is the customer's problem about? Answer "none" unless one clearly fits.\n${list.join("\n")}`,
				prompt: problem,
				schema: {
					type: "object",
					properties: { guide: { type: "string", enum: [...guides.map(({ slug }) => slug), "none"] } },
					required: ["guide"],
					additionalProperties: false,
				},
				signal: AbortSignal.timeout(modelMs),
			});
			return Choice.safeParse(value).data?.guide ?? null;
		} catch (error) {
			deps.log.warn({ err: error }, "the model's opinion on a problem did not come; its words decide");
			return null;
		}
	}

	/** `guides`: those that may be meant. */
	return async (problem: string, guides: readonly GuideVersion[], locale: Locale): Promise<Detected> => {
		const { kind, candidates } = matcherOf(guides, locale)(problem);
		const found = candidates.flatMap(({ target }) =>
			target.type === "guide" ? guides.filter(({ slug }) => slug === target.slug) : [],
		);
		const [first, ...others] = found;
		if (kind === "match" && first) return { guide: first, alternatives: others };
		const told = await secondOpinion(problem, guides, locale);
		const chosen = guides.find(({ slug }) => slug === told);
		if (chosen) return { guide: chosen, alternatives: found.filter(({ slug }) => slug !== told) };
		return { guide: null, alternatives: found.length > 0 ? found : guides.slice(0, shownWhenUnsure) };
	};
}
