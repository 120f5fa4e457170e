export const quarterMs = 15 * 60_000;
/** No further ahead. */
const horizonMs = 90 * 24 * 3_600_000;
/** Parts of a call that are left over when numbers are divided. */
const crumbs = 0.01;

/** Contacts to whom the same hours apply. */
export type Group = {
	/** How many may first be called from which quarter of an hour since 1970 on. */
	readonly due: ReadonlyMap<number, number>;
	readonly isOpen: (at: number) => boolean;
	/** Until another attempt, after one that nobody answered; null: there is none. */
	readonly retryMs: number | null;
};

type Run = {
	readonly groups: readonly Group[];
	readonly from: number;
	/** Calls that can be made, by pace and by what calls hold. */
	readonly callsPerSecond: number;
	readonly attempts: number;
	/** Of calls, how many somebody answers: 0 to 1. */
	readonly answerRate: number;
};

/** How many calls a campaign takes, and when the last of them is, by quarters of an hour; null for never, or after ninety days. */
export function estimate(run: Run): { calls: number; endsAt: number | null } {
	const { groups, from, callsPerSecond, attempts, answerRate } = run;
	const first = Math.floor(from / quarterMs);
	const last = Math.floor((from + horizonMs) / quarterMs);
	const perQuarter = callsPerSecond * (quarterMs / 1000);
	const arrivals = groups.map(({ due }) => {
		const byQuarter = new Map<number, number[]>();
		for (const [quarter, count] of due) add(byQuarter, Math.max(quarter, first), 0, count);
		return byQuarter;
	});
	const waiting = groups.map((): number[] => Array.from({ length: attempts }, () => 0));
	let open = arrivals.flatMap((byQuarter) => [...byQuarter.values()]).reduce((total, counts) => total + sum(counts), 0);
	let calls = 0;
	let endsAt: number | null = null;
	for (let quarter = first; open > crumbs && quarter <= last; quarter++) {
		let room = perQuarter;
		for (const [index, group] of groups.entries()) {
			const mine = waiting[index] ?? [];
			for (const [round, count] of (arrivals[index]?.get(quarter) ?? []).entries())
				mine[round] = (mine[round] ?? 0) + count;
			if (room <= 0 || sum(mine) === 0 || !group.isOpen(quarter * quarterMs)) continue;
			for (const [round, count] of mine.entries()) {
				const made = Math.min(count, room);
				if (made <= 0) continue;
				room -= made;
				calls += made;
				mine[round] = count - made;
				const again = group.retryMs !== null && round + 1 < attempts ? made * (1 - answerRate) : 0;
				open -= made - again;
				if (again > 0)
					add(
						arrivals[index] ?? new Map(),
						quarter + Math.max(1, Math.ceil((group.retryMs ?? 0) / quarterMs)),
						round + 1,
						again,
					);
			}
		}
		const used = perQuarter - room;
		if (used > 0) endsAt = quarter * quarterMs + (used / perQuarter) * quarterMs;
	}
	return { calls: Math.round(calls), endsAt: open > crumbs ? null : endsAt };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

function add(byQuarter: Map<number, number[]>, quarter: number, round: number, count: number): void {
	const counts = byQuarter.get(quarter) ?? [];
	byQuarter.set(quarter, counts);
	while (counts.length <= round) counts.push(0);
	counts[round] = (counts[round] ?? 0) + count;
}
