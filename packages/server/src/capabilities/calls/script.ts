import type { AssistantDefinition } from "@centralita/contracts";
import type { VoiceSettings } from "../../voice/index.ts";
import { phrasesFor } from "./phrases.ts";

export function voiceSettingsOf(definition: AssistantDefinition): VoiceSettings {
	const phrases = phrasesFor(definition.locale);
	return {
		locale: definition.locale,
		voice: definition.voice.id,
		speed: definition.voice.speed,
		turnTaking: definition.turnTaking,
		silenceAfterMs: definition.silence.afterSeconds * 1000,
		maxSilences: definition.silence.prompts.length + 1,
		maxDurationMs: definition.maxDurationSeconds * 1000,
		timeOverText: phrases.timeOver,
		fillers: phrases.fillers,
		apologies: phrases.apologies,
	};
}
