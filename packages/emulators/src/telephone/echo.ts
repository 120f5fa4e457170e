/** How the mark of that name comes back: so many milliseconds late, or never. */
export type EchoPolicy = (name: string) => { readonly delayMs?: number; readonly drop?: boolean } | undefined;

/** Sends marks back as a policy wants it, in order: a late one holds up those after it. */
export function createEcho(policy: EchoPolicy, send: (name: string) => void): (name: string) => void {
	const waiting: string[] = [];
	let free = 0;
	return (name) => {
		const { delayMs = 0, drop = false } = policy(name) ?? {};
		if (drop) return;
		if (delayMs === 0 && waiting.length === 0) {
			send(name);
			return;
		}
		const now = performance.now();
		free = Math.max(free, now + delayMs);
		waiting.push(name);
		setTimeout(() => send(waiting.shift() as string), free - now);
	};
}
