/** Classes of durations: class n holds 1.2^n up to 1.2^(n+1), seconds in `insights_durations`, milliseconds in reports. */
const ratio = 1.2;

export type DurationClass = { bucket: number; sessions: number };

/** A percentile (0–1) in the unit of the classes, spread evenly within its class; null of nothing. */
export function percentile(classes: readonly DurationClass[], share: number): number | null {
	const ordered = classes.toSorted((a, b) => a.bucket - b.bucket);
	const total = ordered.reduce((sum, { sessions }) => sum + sessions, 0);
	if (total === 0) return null;
	let before = 0;
	for (const { bucket, sessions } of ordered) {
		if (before + sessions >= share * total) return ratio ** (bucket + (share * total - before) / sessions);
		before += sessions;
	}
	return null;
}
