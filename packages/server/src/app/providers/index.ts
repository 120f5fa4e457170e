import type { ProviderChoice, ProviderOptions } from "@centralita/contracts";
import type { ProviderControl } from "../../capabilities/settings/index.ts";
import type { Logger } from "../../platform/log/index.ts";
import type { Metrics } from "../../platform/telemetry/index.ts";
import { type Clock, systemClock } from "../../platform/time/index.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { SpeechToText } from "../../ports/speech-to-text.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import type { VoiceActivity } from "../../ports/voice-activity.ts";
import { createEspeak } from "../../providers/espeak/index.ts";
import { createFvad } from "../../providers/fvad/index.ts";
import { chainOf, type OnFallback } from "./chain.ts";
import { createProviderControl } from "./control.ts";
import { maskedModel } from "./masked-model.ts";
import { type BreakerReport, providerMetrics } from "./metrics.ts";
import { modelChain } from "./model-chain.ts";
import { providerOptions } from "./options.ts";
import { recogniserChain } from "./recogniser-chain.ts";
import { createRegistry } from "./registry.ts";
import type { ProviderSettings } from "./settings.ts";
import { voiceChain } from "./voice-chain.ts";

/**
 * The engines of this installation, by an assistant's choice: see `chainOf`. Take one of each for each call: it remembers
 * who took over, and keeps the keys that it began with when others are entered.
 */
export type Providers = {
	/** Null when none is configured. */
	languageModel(choice: ProviderChoice): LanguageModel | null;
	/** Null: words come typed, or from the browser's own recogniser. */
	speechToText(choice: ProviderChoice, onFallback?: OnFallback): SpeechToText | null;
	/** Speaks as long as the built-in voice does. */
	textToSpeech(choice: ProviderChoice, onFallback?: OnFallback): TextToSpeech;
	readonly voiceActivity: VoiceActivity;
	/** What an assistant can choose from. */
	describe(): ProviderOptions;
	breakerStates(): readonly BreakerReport[];
	/** What people enter, change and try out while running. */
	readonly control: ProviderControl;
	/** Makes the built-in voice ready before the first call; takes a second of one core. */
	warm(): void;
	close(): void;
};

type Options = {
	/** What the environment says. */
	settings: ProviderSettings;
	metrics: Metrics;
	log: Logger;
	clock?: Clock;
};

/** Builds every provider that the settings name, each behind its breaker. */
export async function buildProviders({ settings, metrics, log, clock = systemClock }: Options): Promise<Providers> {
	const counters = providerMetrics(metrics, () => registry.breakers());
	const registry = createRegistry({ environment: settings, log, clock, onOpened: counters.opened });
	await registry.enter(new Map());
	const espeak = createEspeak();
	const voiceActivity = await createFvad();

	const fellBack =
		(port: string, also?: OnFallback): OnFallback =>
		(event) => {
			counters.fellBack(port, event);
			log.warn({ port, ...event }, "a provider took over from another");
			also?.(event);
		};

	return {
		languageModel(choice) {
			const [first, ...others] = chainOf(registry.current().languageModel, choice);
			if (first === undefined) return null;
			const budgetMs = settings.llmTimeoutMs / 2;
			const chain = modelChain([first, ...others], { budgetMs, onFallback: fellBack("language-model"), clock });
			return settings.maskBeforeModel ? maskedModel(chain, settings.defaultCountry) : chain;
		},
		speechToText(choice, onFallback) {
			if (choice.provider === "browser") return null;
			const [first, ...others] = chainOf(registry.current().speechToText, choice);
			if (first === undefined) return null;
			return recogniserChain([first, ...others], {
				stayMs: settings.providerPauseMs,
				onFallback: fellBack("speech-to-text", onFallback),
				clock,
			});
		},
		textToSpeech(choice, onFallback) {
			if (choice.provider === espeak.provider) return espeak;
			const [first, ...others] = chainOf(registry.current().textToSpeech, choice);
			if (first === undefined) return espeak;
			const lastResort = { engine: espeak, resting: () => false };
			return voiceChain([first, ...others, lastResort], {
				stayMs: settings.providerPauseMs,
				onFallback: fellBack("text-to-speech", onFallback),
				clock,
			});
		},
		voiceActivity,
		describe: () => providerOptions(registry.current(), espeak),
		breakerStates: () => registry.breakers(),
		control: createProviderControl({ registry, environment: settings, clock }),
		warm: () => void espeak.warm(),
		close: () => espeak.close(),
	};
}
