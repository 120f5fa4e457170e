import { beep, type CallerScript, faxTone, syntheticSpeech } from "../telephone/index.ts";

/** Who is called, as far as what they do in the call goes. */
type Person =
	| { readonly kind: "human"; readonly script?: CallerScript }
	| {
			readonly kind: "machine";
			readonly greetingMs: number;
			readonly beep: boolean;
			/** After the greeting. */
			readonly script?: CallerScript;
	  }
	| { readonly kind: "fax" | "busy" | "no-answer" | "failed" | "rejected" };

const fax: CallerScript = [
	...Array.from({ length: 5 }, () => [{ say: faxTone(500), text: "fax tone" }, { silence: 3000 }]).flat(),
	{ hangUp: true },
];

/** What a machine's greeting sounds like does not matter, its length does. */
export function scriptOf(behaviour: Person): CallerScript {
	if (behaviour.kind === "human") return behaviour.script ?? [];
	if (behaviour.kind === "fax") return fax;
	if (behaviour.kind !== "machine") return [];
	return [
		{ say: syntheticSpeech(behaviour.greetingMs), text: "greeting" },
		...(behaviour.beep ? [{ say: beep(), text: "beep" }] : []),
		...(behaviour.script ?? []),
	];
}
