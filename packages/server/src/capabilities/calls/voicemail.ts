import { type Locale, TurnTaking } from "@centralita/contracts";
import type { Dialogue, DialogueEvent, DialogueState } from "../../dialogue/index.ts";
import type { VoiceSettings } from "../../voice/index.ts";
import { phrasesFor } from "./phrases.ts";

/** Silence after which somebody has finished their message. */
const silenceMs = 5000;

const blank: DialogueState = {
	version: 1,
	messages: [],
	guide: null,
	stack: [],
	slots: {},
	misunderstood: 0,
	pending: null,
	ended: false,
};

/** Says what it is told to say, then only listens until nobody speaks any more. */
export function voicemailDialogue(text: string, locale: Locale): Dialogue {
	return {
		start: () => blank,
		async *respond(state, input): AsyncGenerator<DialogueEvent> {
			if (input.type === "start") {
				yield { type: "source", source: "greeting" };
				yield { type: "text", text };
			} else if (input.type === "silence") {
				yield { type: "source", source: "prompt" };
				yield { type: "text", text: phrasesFor(locale).voicemail.goodbye };
				yield { type: "action", action: { type: "end", reason: "assistant-ended" } };
			}
			yield { type: "state", state };
		},
		interrupted: (state) => state,
		truncate: (state) => state,
		hint: (state) => state,
		usesModel: () => false,
		expects: () => "free",
	};
}

export function voicemailSettings(locale: Locale, maxSeconds: number): VoiceSettings {
	const phrases = phrasesFor(locale);
	return {
		locale,
		voice: null,
		speed: 1,
		turnTaking: TurnTaking.parse({ allowInterruption: false, fillerAfterMs: 0, preemptive: false }),
		silenceAfterMs: silenceMs,
		maxSilences: 1,
		maxDurationMs: maxSeconds * 1000,
		timeOverText: phrases.voicemail.goodbye,
		fillers: [],
		apologies: { transcription: "", failure: "" },
	};
}
