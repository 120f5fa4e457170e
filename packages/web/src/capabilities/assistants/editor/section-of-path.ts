import type { Section } from "../sections.ts";

const byRoot: Record<string, Section> = {
	name: "identity",
	locale: "identity",
	prompt: "conversation",
	greeting: "conversation",
	voice: "voice",
	speechToText: "engine",
	languageModel: "engine",
	tools: "engine",
	turnTaking: "turns",
	guides: "guides",
	questions: "questions",
	extraction: "extraction",
	transfer: "transfer",
	maxDurationSeconds: "limits",
	silence: "limits",
	recording: "limits",
};

/** The section of the editor in which a value is edited. */
export const sectionOfPath = (path: string): Section => byRoot[path.split(".", 1)[0] ?? ""] ?? "identity";
