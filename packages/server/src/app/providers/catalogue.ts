import type { Port } from "@centralita/contracts";
import { azureOpenAi } from "./vendors/azure-openai.ts";
import { azureSpeech } from "./vendors/azure-speech.ts";
import { deepgram } from "./vendors/deepgram.ts";
import { elevenLabs } from "./vendors/elevenlabs.ts";
import { groq } from "./vendors/groq.ts";
import { openAi } from "./vendors/openai.ts";
import { openAiCompatible } from "./vendors/openai-compatible.ts";
import type { Vendor } from "./vendors/types.ts";

/** Every vendor there is, in the order of the settings page. */
export const vendors: readonly Vendor[] = [
	openAi,
	groq,
	azureOpenAi,
	deepgram,
	elevenLabs,
	azureSpeech,
	openAiCompatible,
];

/**
 * Whom `auto` prefers: servers of one's own were set up on purpose; then, for speech, those that stream, since every
 * tenth of a second is heard.
 */
const preference: Readonly<Record<Port, readonly string[]>> = {
	"language-model": ["openai-compatible", "openai", "groq", "azure"],
	"speech-to-text": ["openai-compatible", "deepgram", "elevenlabs", "azure-speech", "openai", "groq"],
	"text-to-speech": ["openai-compatible", "elevenlabs", "deepgram", "azure-speech", "openai"],
};

/** The vendors of one port in that order. */
export const vendorsFor = (port: Port): Vendor[] =>
	preference[port].flatMap((id) => vendors.filter((vendor) => vendor.id === id && vendor.ports.includes(port)));
