/** An emulated carrier as the tests of all carriers see it. */
import type { CallerScript, Ear, Step } from "@centralita/emulators";

export type Behaviour =
	| { kind: "human"; afterMs?: number; script?: CallerScript }
	| { kind: "machine"; afterMs?: number; greetingMs: number; beep: boolean }
	| { kind: "busy"; afterMs?: number }
	| { kind: "failed" | "no-answer" };

/** A call as any emulated carrier has it. */
export type FarCall<End> = {
	readonly to: string;
	readonly ear: Ear;
	readonly scriptDone: boolean;
	readonly streams: readonly { readonly firstSoundMs: number | null }[];
	readonly reports: readonly { readonly what: string }[];
	readonly done: Promise<End>;
	act(...steps: readonly Step[]): void;
	dropSocket(): void;
	hangUp(): void;
	waitFor(condition: (call: FarCall<End>) => boolean, timeoutMs?: number): Promise<void>;
};

export type FarCarrier<End, Call extends FarCall<End>> = {
	readonly calls: readonly Call[];
	answer(to: string, behaviour: Behaviour): void;
	dialIn(call: { from: string; to: string; script?: CallerScript }): Promise<Call>;
};

export const human = (script: CallerScript): Behaviour => ({ kind: "human", afterMs: 50, script });
