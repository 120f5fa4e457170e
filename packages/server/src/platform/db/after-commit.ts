import type { Transaction } from "./types.ts";

const callbacks = new WeakMap<Transaction, Map<string, () => void>>();

/**
 * Runs `callback` once the transaction has committed, never when it is rolled back; a hint only, since the process may
 * die in between. The same `key` registers once. `tx` must be the outermost one, as `Database.transaction` gave it.
 */
export function afterCommit(tx: Transaction, key: string, callback: () => void): void {
	callbacks.get(tx)?.set(key, callback);
}

/** Runs a transaction that hands its `tx` to `register`, then what `afterCommit` collected for it. */
export async function collectAfterCommit<T>(run: (register: (tx: Transaction) => void) => Promise<T>): Promise<T> {
	const collected = new Map<string, () => void>();
	const result = await run((tx) => callbacks.set(tx, collected));
	for (const callback of collected.values()) callback();
	return result;
}
