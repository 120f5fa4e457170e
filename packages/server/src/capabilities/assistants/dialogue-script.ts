import type { AssistantDefinition, GuideVersion } from "@centralita/contracts";
import type { DialogueScript } from "../../dialogue/index.ts";

/** What the dialogue is held with: the assistant as it is at the start of the call, for the whole call. */
export function dialogueScriptOf(
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
