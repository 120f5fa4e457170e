import { useNow } from "../../../shared/hooks/use-now.ts";
import { formatDuration } from "../../../shared/i18n/index.ts";

/** How long the call has lasted. */
export function CallClock({ startedAt }: { startedAt: number }) {
	const now = useNow(250);
	return <span className="tabular-nums">{formatDuration(now - startedAt)}</span>;
}
