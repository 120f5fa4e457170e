import { beep, type CallerScript, faxTone, syntheticSpeech } from "../telephone/index.ts";
import type { Behaviour } from "./types.ts";

const fax: CallerScript = [
	...Array.from({ length: 5 }, () => [{ say: faxTone(500), text: "fax tone" }, { silence: 3000 }]).flat(),
	{ hangUp: true },
];

/** What a machine's greeting sounds like does not matter, its length does. */
export function scriptOf(behaviour: Behaviour): CallerScript {
	if (behaviour.kind === "human") return behaviour.script ?? [];
	if (behaviour.kind === "fax") return fax;
	if (behaviour.kind !== "machine") return [];
	return [
		{ say: syntheticSpeech(behaviour.greetingMs), text: "greeting" },
		...(behaviour.beep ? [{ say: beep(), text: "beep" }] : []),
		...(behaviour.script ?? []),
	];
}
