import { useSyncExternalStore } from "react";
import type { Store } from "../../../shared/hooks/create-store.ts";
import { formatDuration } from "../../../shared/i18n/index.ts";

/** `0:12 / 3:40`, renewed once a second. */
export function PlayerTime({ position, durationMs }: { position: Store<number>; durationMs: number }) {
	const seconds = useSyncExternalStore(position.subscribe, () => Math.floor(position.get() / 1000));
	return (
		<span className="text-ink-soft text-sm tabular-nums">
			{formatDuration(seconds * 1000)} / {formatDuration(durationMs)}
		</span>
	);
}
