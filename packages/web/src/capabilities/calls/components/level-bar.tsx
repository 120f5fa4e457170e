import { useEffect, useRef } from "react";
import type { Store } from "../../../shared/hooks/create-store.ts";
import { cn } from "../../../shared/kit/index.ts";
import type { Levels } from "../engine/level-meter.ts";

const quietestDbfs = -60;

/** A level as a share 0–1 of the meter. */
export const meterShare = (dbfs: number): number => Math.max(0, Math.min(1, 1 - dbfs / quietestDbfs));

/** How loud one side is. Drawn apart from React: it changes twenty times a second. */
export function LevelBar({ levels, side, label }: { levels: Store<Levels>; side: keyof Levels; label: string }) {
	const bar = useRef<HTMLSpanElement>(null);
	useEffect(() => {
		const draw = () => {
			const share = meterShare(levels.get()[side]);
			if (bar.current) bar.current.style.scale = `${share.toFixed(3)} 1`;
		};
		draw();
		return levels.subscribe(draw);
	}, [levels, side]);
	return (
		<div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-3">
			<span className="truncate text-ink-soft text-xs">{label}</span>
			<div aria-hidden className="h-2 overflow-hidden rounded-full bg-ink/8">
				<span
					ref={bar}
					className={cn(
						"block h-full w-full origin-left scale-x-0 rounded-full transition-transform duration-75",
						side === "microphone" ? "bg-brass" : "bg-brand",
					)}
				/>
			</div>
		</div>
	);
}
