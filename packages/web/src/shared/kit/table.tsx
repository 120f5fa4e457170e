import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

/** A table that scrolls sideways by itself when it must; `label` names that region. */
export function Table({ label, className, ...props }: ComponentProps<"table"> & { label: string }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
		<section aria-label={label} tabIndex={0} className="overflow-x-auto -outline-offset-2">
			<table className={cn("w-full border-collapse text-left text-sm", className)} {...props} />
		</section>
	);
}

export const TableHead = ({ className, ...props }: ComponentProps<"thead">) => (
	<thead className={cn("border-line border-b text-ink-faint text-xs", className)} {...props} />
);
export const TableBody = ({ className, ...props }: ComponentProps<"tbody">) => (
	<tbody className={cn("divide-y divide-line", className)} {...props} />
);
export const TableRow = ({ className, ...props }: ComponentProps<"tr">) => (
	<tr className={cn("transition-colors [tbody_&]:hover:bg-ink/3", className)} {...props} />
);
export const HeadCell = ({ className, ...props }: ComponentProps<"th">) => (
	<th scope="col" className={cn("whitespace-nowrap px-5 py-2.5 font-medium", className)} {...props} />
);
export const Cell = ({ className, ...props }: ComponentProps<"td">) => (
	<td className={cn("px-5 py-3 align-middle", className)} {...props} />
);
