import type { LanguageModel } from "../../ports/language-model.ts";
import type { SpeechToText } from "../../ports/speech-to-text.ts";
import type { VoiceTurn } from "../../voice/index.ts";
import type { PricedUsage } from "./types.ts";

type Counted = { tokens: { inputTokens: number; outputTokens: number }; priced(transcribedMs: number): PricedUsage };

/** Counts what a call uses of whom, so that it can be priced. */
export type UsageMeter = {
	/** Whose tokens they were. */
	tokens(provider: string, usage: { inputTokens: number; outputTokens: number }): void;
	spoken(turn: Pick<VoiceTurn, "generated" | "providers">): void;
	total: Counted["tokens"];
	priced: Counted["priced"];
};

export function createUsageMeter(engines: {
	languageModel: Pick<LanguageModel, "model"> | null;
	speechToText: Pick<SpeechToText, "provider" | "model"> | null;
	/** The model that speaks now. */
	speechModel: () => string;
}): UsageMeter {
	const total = { inputTokens: 0, outputTokens: 0 };
	const byModel = new Map<string, { provider: string; model: string; inputTokens: number; outputTokens: number }>();
	const byVoice = new Map<string, { provider: string; model: string; characters: number }>();
	return {
		total,
		tokens(provider, { inputTokens, outputTokens }) {
			const model = engines.languageModel?.model ?? "";
			const known = byModel.get(`${provider} ${model}`) ?? { provider, model, inputTokens: 0, outputTokens: 0 };
			known.inputTokens += inputTokens;
			known.outputTokens += outputTokens;
			byModel.set(`${provider} ${model}`, known);
			total.inputTokens += inputTokens;
			total.outputTokens += outputTokens;
		},
		spoken({ generated, providers: { textToSpeech: provider } }) {
			if (provider === undefined) return;
			const model = engines.speechModel();
			const known = byVoice.get(provider) ?? { provider, model, characters: 0 };
			known.characters += generated.length;
			byVoice.set(provider, known);
		},
		priced: (transcribedMs) => ({
			languageModel: [...byModel.values()],
			spoken: [...byVoice.values()],
			transcribed: engines.speechToText
				? [{ provider: engines.speechToText.provider, model: engines.speechToText.model, ms: transcribedMs }]
				: [],
		}),
	};
}
