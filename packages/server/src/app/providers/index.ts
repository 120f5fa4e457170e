import type { ProviderOptions } from "@centralita/contracts";
import type { Logger } from "../../platform/log/index.ts";
import { type Breaker, createBreaker } from "../../platform/resilience/index.ts";
import type { Metrics } from "../../platform/telemetry/index.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { SpeechToText } from "../../ports/speech-to-text.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import type { VoiceActivity } from "../../ports/voice-activity.ts";
import { createEspeak } from "../../providers/espeak/index.ts";
import { createFvad } from "../../providers/fvad/index.ts";
import { modelWithFallback } from "./fallback-language-model.ts";
import { type OnFallback, speechWithFallback } from "./fallback-speech.ts";
import { languageModels } from "./language-models.ts";
import { type BreakerReport, providerMetrics } from "./metrics.ts";
import { type Entry, loadOpenAiFamily, type ProviderSettings, type VendorUrls, vendorUrls } from "./settings.ts";
import { recognisers, speakers } from "./speech.ts";
import { modelWithBreaker, recogniserWithBreaker, speechWithBreaker } from "./with-breaker.ts";

/**
 * The engines of this installation, chosen by provider id or `auto`: the first configured one, else what needs nothing
 * outside. An id that is not configured (any more) is treated as `auto`.
 */
export type Providers = {
	/** Null when none is configured. */
	languageModel(choice: string): LanguageModel | null;
	/** Null: words come typed, or from the browser's own recogniser. */
	speechToText(choice: string): SpeechToText | null;
	/** Make one for each call: it remembers that it fell back. Speaks as long as the built-in voice does. */
	textToSpeech(choice: string, onFallback?: OnFallback): TextToSpeech;
	readonly voiceActivity: VoiceActivity;
	/** What an assistant can choose from. */
	describe(): ProviderOptions;
	breakerStates(): readonly BreakerReport[];
	/** Makes the built-in voice ready before the first call; takes a second of one core. */
	warm(): void;
	close(): void;
};

type Options = {
	settings: ProviderSettings;
	metrics: Metrics;
	log: Logger;
	/** For tests. */
	urls?: VendorUrls;
};

type Guarded<T> = Entry<T> & { breaker: Breaker | null };

/** Builds every provider that the settings name, each behind its breaker. */
export async function buildProviders({ settings, metrics, log, urls = vendorUrls }: Options): Promise<Providers> {
	const reports: (() => BreakerReport)[] = [];
	const counters = providerMetrics(metrics, () => reports.map((report) => report()));

	/** Puts an adapter behind a breaker of its own. */
	function guard<T>(
		port: string,
		{ id, label, adapter }: Entry<T>,
		wrap: (inner: T, breaker: Breaker) => T,
	): Guarded<T> {
		if (adapter === null) return { id, label, adapter, breaker: null };
		const breaker = createBreaker({
			provider: id,
			failures: settings.providerFailures,
			openMs: settings.providerPauseMs,
			onState(state) {
				if (state === "open") counters.opened(port, id);
				log[state === "closed" ? "info" : "warn"]({ port, provider: id, state }, "circuit breaker of a provider");
			},
		});
		reports.push(() => ({ port, provider: id, state: breaker.state() }));
		return { id, label, adapter: wrap(adapter, breaker), breaker };
	}

	const vendors = await loadOpenAiFamily(settings);
	const models = languageModels(settings, urls, vendors).map((entry) =>
		guard("language-model", entry, modelWithBreaker),
	);
	const ears = recognisers(settings, urls, vendors).map((entry) =>
		guard("speech-to-text", entry, recogniserWithBreaker),
	);
	const voices = speakers(settings, urls, vendors).map((entry) => guard("text-to-speech", entry, speechWithBreaker));
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
			const named = adapterOf(models, choice);
			if (named) return named;
			const [first = null, second] = configured(models);
			if (first === null || second === undefined) return first;
			const budgetMs = settings.llmTimeoutMs / 2;
			return modelWithFallback(first, second, { budgetMs, onFallback: fellBack("language-model") });
		},
		speechToText: (choice) => (choice === "browser" ? null : (adapterOf(ears, choice) ?? configured(ears)[0] ?? null)),
		textToSpeech(choice, onFallback) {
			const voice = choice === espeak.provider ? undefined : (adapterOf(voices, choice) ?? configured(voices)[0]);
			if (voice === undefined) return espeak;
			return speechWithFallback(voice, espeak, {
				stayMs: settings.providerPauseMs,
				onFallback: fellBack("text-to-speech", onFallback),
			});
		},
		voiceActivity,
		describe: () => ({
			languageModel: models.map(describe),
			speechToText: [
				...ears.map(describe),
				{ id: "browser", label: "Browser", model: null, available: true, builtIn: true, breaker: null },
			],
			textToSpeech: [
				...voices.map((entry) => ({ ...describe(entry), voices: listVoices(entry.adapter) })),
				{
					id: espeak.provider,
					label: "eSpeak NG",
					model: espeak.model,
					available: true,
					builtIn: true,
					breaker: null,
					voices: listVoices(espeak),
				},
			],
		}),
		breakerStates: () => reports.map((report) => report()),
		warm: () => void espeak.warm(),
		close: () => espeak.close(),
	};
}

const configured = <T>(entries: readonly Entry<T>[]): T[] =>
	entries.flatMap(({ adapter }) => (adapter === null ? [] : [adapter]));

const adapterOf = <T>(entries: readonly Entry<T>[], id: string): T | null =>
	entries.find((entry) => entry.id === id)?.adapter ?? null;

const describe = ({ id, label, adapter, breaker }: Guarded<{ model: string }>) => ({
	id,
	label,
	model: adapter?.model ?? null,
	available: adapter !== null,
	builtIn: false,
	breaker: breaker?.state() ?? null,
});

const listVoices = (voice: TextToSpeech | null) =>
	(voice?.voices() ?? []).map(({ id, label, locales }) => ({ id, label, locales: [...locales] }));
