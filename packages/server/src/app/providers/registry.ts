import type { Port } from "@centralita/contracts";
import type { EnteredValues } from "../../capabilities/settings/index.ts";
import type { Logger } from "../../platform/log/index.ts";
import { type Breaker, createBreaker } from "../../platform/resilience/index.ts";
import type { Clock } from "../../platform/time/index.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { SpeechToText } from "../../ports/speech-to-text.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import { vendors, vendorsFor } from "./catalogue.ts";
import type { Link } from "./chain.ts";
import type { BreakerReport } from "./metrics.ts";
import { type ProviderSettings, withEntered, withSharedNames } from "./settings.ts";
import type { Engines, Vendor } from "./vendors/types.ts";
import { modelWithBreaker, recogniserWithBreaker, speechWithBreaker } from "./with-breaker.ts";

/** An engine behind its breaker. */
export type Guarded<T> = Link<T> & { readonly id: string; readonly label: string; readonly breaker: Breaker };

/** The configured engines of each port, the preferred ones first. Never changed, only replaced. */
export type LineUp = {
	readonly languageModel: readonly Guarded<LanguageModel>[];
	readonly speechToText: readonly Guarded<SpeechToText>[];
	readonly textToSpeech: readonly Guarded<TextToSpeech>[];
};

type Built = {
	/** What it was built from. */
	readonly values: string;
	readonly languageModel: Guarded<LanguageModel> | null;
	readonly speechToText: Guarded<SpeechToText> | null;
	readonly textToSpeech: Guarded<TextToSpeech> | null;
};

export type Registry = {
	current(): LineUp;
	/**
	 * Takes what was entered in the place of what was entered before. A vendor whose values did not change keeps its
	 * engines and breakers; whoever holds an engine keeps it. Run one at a time.
	 */
	enter(values: EnteredValues): Promise<void>;
	breakers(): readonly BreakerReport[];
};

type Options = {
	environment: ProviderSettings;
	log: Logger;
	clock: Clock;
	onOpened: (port: Port, provider: string) => void;
};

export function createRegistry({ environment, log, clock, onOpened }: Options): Registry {
	let built = new Map<string, Built>();
	let lineUp: LineUp = { languageModel: [], speechToText: [], textToSpeech: [] };

	function guard<T>(
		port: Port,
		{ id, label }: Vendor,
		engine: T | undefined,
		wrap: (inner: T, breaker: Breaker) => T,
	): Guarded<T> | null {
		if (engine === undefined) return null;
		const breaker = createBreaker({
			provider: id,
			failures: environment.providerFailures,
			openMs: environment.providerPauseMs,
			onState(state) {
				if (state === "open") onOpened(port, id);
				log[state === "closed" ? "info" : "warn"]({ port, provider: id, state }, "circuit breaker of a provider");
			},
		});
		return { id, label, breaker, engine: wrap(engine, breaker), resting: () => breaker.state() === "open" };
	}

	async function build(vendor: Vendor, from: ProviderSettings, values: string): Promise<Built> {
		const engines: Engines = await vendor.build(from, clock).catch((error: unknown) => {
			log.error({ err: error, provider: vendor.id }, "a provider cannot be built; it counts as not configured");
			return {};
		});
		return {
			values,
			languageModel: guard("language-model", vendor, engines.languageModel, modelWithBreaker),
			speechToText: guard("speech-to-text", vendor, engines.speechToText, recogniserWithBreaker),
			textToSpeech: guard("text-to-speech", vendor, engines.textToSpeech, speechWithBreaker),
		};
	}

	const inOrder = <T>(port: Port, of: (from: Built) => Guarded<T> | null, from: ReadonlyMap<string, Built>) =>
		vendorsFor(port).flatMap(({ id }) => {
			const known = from.get(id);
			return (known && of(known)) ?? [];
		});

	return {
		current: () => lineUp,
		async enter(entered) {
			const effective = withSharedNames(withEntered(environment, entered));
			const next = new Map<string, Built>();
			for (const vendor of vendors) {
				const values = JSON.stringify(vendor.fields.map((field) => effective[field]));
				const known = built.get(vendor.id);
				next.set(vendor.id, known?.values === values ? known : await build(vendor, effective, values));
			}
			built = next;
			lineUp = {
				languageModel: inOrder("language-model", ({ languageModel }) => languageModel, next),
				speechToText: inOrder("speech-to-text", ({ speechToText }) => speechToText, next),
				textToSpeech: inOrder("text-to-speech", ({ textToSpeech }) => textToSpeech, next),
			};
		},
		breakers: () => [
			...lineUp.languageModel.map((entry) => report("language-model", entry)),
			...lineUp.speechToText.map((entry) => report("speech-to-text", entry)),
			...lineUp.textToSpeech.map((entry) => report("text-to-speech", entry)),
		],
	};
}

const report = (port: Port, { id, breaker }: Guarded<unknown>): BreakerReport => ({
	port,
	provider: id,
	state: breaker.state(),
});
