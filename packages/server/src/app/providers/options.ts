import type { Port, ProviderOption, ProviderOptions } from "@centralita/contracts";
import type { z } from "zod";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import { vendorsFor } from "./catalogue.ts";
import type { Guarded, LineUp } from "./registry.ts";

type Option = z.infer<typeof ProviderOption>;

const builtIn = (id: string, label: string, model: string | null): Option => ({
	id,
	label,
	model,
	available: true,
	builtIn: true,
	breaker: null,
});

function vendorOptions<T extends { readonly model: string }>(port: Port, configured: readonly Guarded<T>[]) {
	return vendorsFor(port).map(({ id, label }) => {
		const entry = configured.find((one) => one.id === id);
		const model = entry?.engine.model ?? null;
		const available = entry !== undefined;
		return {
			engine: entry?.engine,
			id,
			label,
			model,
			available,
			builtIn: false,
			breaker: entry?.breaker.state() ?? null,
		};
	});
}

const plain = ({ engine: _engine, ...option }: Option & { engine: unknown }): Option => option;

const voicesOf = (speech: TextToSpeech | undefined) =>
	(speech?.voices() ?? []).map(({ id, label, locales }) => ({ id, label, locales: [...locales] }));

/** What an assistant can choose from; what is not configured is there too, to say that it could be. */
export const providerOptions = (lineUp: LineUp, builtInVoice: TextToSpeech): ProviderOptions => ({
	languageModel: vendorOptions("language-model", lineUp.languageModel).map(plain),
	speechToText: [
		...vendorOptions("speech-to-text", lineUp.speechToText).map(plain),
		builtIn("browser", "Browser", null),
	],
	textToSpeech: [
		...vendorOptions("text-to-speech", lineUp.textToSpeech).map((option) => ({
			...plain(option),
			voices: voicesOf(option.engine),
		})),
		{ ...builtIn(builtInVoice.provider, "eSpeak NG", builtInVoice.model), voices: voicesOf(builtInVoice) },
	],
});
