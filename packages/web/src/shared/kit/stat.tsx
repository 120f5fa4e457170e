import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

/** One figure with its name; `detail` says what it is compared with. */
export function Stat({
	label,
	value,
	detail,
	className,
}: {
	label: string;
	value: ReactNode;
	detail?: ReactNode;
	className?: string;
}) {
	return (
		<div className={cn("grid content-start gap-1", className)}>
			<p className="text-ink-faint text-xs">{label}</p>
			<p className="font-semibold text-2xl tabular-nums tracking-tight">{value}</p>
			{detail && <p className="text-ink-faint text-xs">{detail}</p>}
		</div>
	);
}
