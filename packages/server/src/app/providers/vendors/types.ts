import type { Port } from "@centralita/contracts";
import type { Clock } from "../../../platform/time/index.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import type { SpeechToText } from "../../../ports/speech-to-text.ts";
import type { TextToSpeech } from "../../../ports/text-to-speech.ts";
import type { ProviderSettings, VendorField } from "../settings.ts";

export type Engines = {
	languageModel?: LanguageModel;
	speechToText?: SpeechToText;
	textToSpeech?: TextToSpeech;
};

/** Somebody whose engines can be used once a few things are given. */
export type Vendor = {
	readonly id: string;
	readonly label: string;
	/** What it can be used for. */
	readonly ports: readonly Port[];
	/** Everything that its engines are built from, in the order in which people are asked for it. */
	readonly fields: readonly VendorField[];
	/** Those without which there is nothing. */
	readonly required: readonly VendorField[];
	/**
	 * Whatever the settings suffice for. The vendor's folder is loaded here and not before: its libraries would slow every
	 * start.
	 */
	build(settings: ProviderSettings, clock: Clock): Promise<Engines>;
};
