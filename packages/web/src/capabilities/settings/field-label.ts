/** What the end of a setting's name says that it is. */
const byEnding = [
	[/_(STT|TRANSCRIPTION|TRANSCRIBE)_MODEL$/, "field.stt-model"],
	[/_(TTS|SPEECH)_MODEL$/, "field.tts-model"],
	[/_MODEL$/, "field.model"],
	[/_API_VERSION$/, "field.version"],
	[/_(API_)?(KEY|TOKEN|SECRET)$/, "field.key"],
	[/_(BASE_)?(URL|ENDPOINT)$/, "field.url"],
	[/_REGION$/, "field.region"],
	[/_VOICE(_ID)?$/, "field.voice"],
	[/_DEPLOYMENT$/, "field.deployment"],
] as const;

export type FieldLabel = (typeof byEnding)[number][1];

/** `DEEPGRAM_API_KEY` is an API key; null for what only has its technical name. */
export const fieldLabel = (name: string): FieldLabel | null =>
	byEnding.find(([ending]) => ending.test(name))?.[1] ?? null;
