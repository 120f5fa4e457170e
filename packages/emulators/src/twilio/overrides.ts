export type ConnectionOverrides = {
	/** Retries after the first attempt. */
	readonly retries: number;
	/** `4xx`, `5xx`, `ct` (connection), `rt` (read). */
	readonly on: ReadonlySet<string>;
	readonly connectMs: number;
	readonly readMs: number;
	readonly totalMs: number;
};

const everything = ["4xx", "5xx", "ct", "rt"];

function bounded(value: string | null, low: number, high: number, otherwise: number): number {
	const number = value === null ? Number.NaN : Number(value);
	return Number.isFinite(number) ? Math.min(high, Math.max(low, number)) : otherwise;
}

/** Twilio's connection overrides, which stand in the fragment of a webhook's address: `#rc=2&rp=5xx,ct`. */
export function readOverrides(hash: string): ConnectionOverrides {
	const fields = new URLSearchParams(hash.replace(/^#/u, ""));
	const on = fields.get("rp")?.split(",") ?? ["ct"];
	return {
		retries: bounded(fields.get("rc"), 0, 5, 1),
		on: new Set(on.includes("all") ? everything : on),
		connectMs: bounded(fields.get("ct"), 100, 10_000, 5000),
		readMs: bounded(fields.get("rt"), 100, 15_000, 15_000),
		totalMs: bounded(fields.get("tt"), 100, 15_000, 15_000),
	};
}
