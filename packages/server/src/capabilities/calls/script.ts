import type { AssistantDefinition, GuideVersion } from "@centralita/contracts";
import type { DialogueScript } from "../../dialogue/index.ts";
import type { VoiceSettings } from "../../voice/index.ts";
import { phrasesFor } from "./phrases.ts";

/** What the dialogue is held with: the assistant as it is at the start of the call, for the whole call. */
export function scriptOf(
	definition: AssistantDefinition,
	guides: readonly GuideVersion[],
	country: string,
	textsLinks: boolean,
): DialogueScript {
	return {
		textsLinks,
		locale: definition.locale,
		country,
		prompt: definition.prompt,
		greeting: definition.greeting,
		notice: definition.recording.enabled ? definition.recording.notice : "",
		guides: guides.map(({ slug, version, definition: guide }) => ({
			version,
			definition: guide,
			inner: !definition.guides.includes(slug),
		})),
		questions: definition.questions,
		tools: definition.tools,
		silencePrompts: definition.silence.prompts,
		goodbye: definition.silence.goodbye,
		temperature: definition.languageModel.temperature,
	};
}

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
