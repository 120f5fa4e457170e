import { once } from "node:events";
import { emitKeypressEvents } from "node:readline";

type Key = { readonly name?: string; readonly ctrl?: boolean };

/** Calls back for each Enter; resolves at `q`, Ctrl-C, or when the signal aborts. */
export async function waitForKeys(onEnter: () => void, signal: AbortSignal): Promise<void> {
	const { stdin } = process;
	const done = new AbortController();
	const press = (_text: string | undefined, { name, ctrl }: Key) => {
		if (name === "return" || name === "enter") onEnter();
		if (name === "q" || (ctrl && name === "c")) done.abort();
	};
	emitKeypressEvents(stdin);
	if (stdin.isTTY) stdin.setRawMode(true);
	stdin.on("keypress", press);
	stdin.resume();
	const either = AbortSignal.any([signal, done.signal]);
	if (!either.aborted) await once(either, "abort");
	stdin.off("keypress", press);
	if (stdin.isTTY) stdin.setRawMode(false);
	stdin.pause();
}
