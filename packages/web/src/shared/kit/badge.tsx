import { cva } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export type Tone = "neutral" | "brand" | "good" | "warn" | "bad";

const look = cva(
	"inline-flex max-w-full items-center gap-1.5 whitespace-nowrap rounded-full px-2 py-0.5 font-medium text-xs",
	{
		variants: {
			tone: {
				neutral: "bg-ink/7 text-ink-soft",
				brand: "bg-brand-soft text-brand-ink",
				good: "bg-good-soft text-good-ink",
				warn: "bg-warn-soft text-warn-ink",
				bad: "bg-bad-soft text-bad-ink",
			} satisfies Record<Tone, string>,
		},
	},
);
const dots: Record<Tone, string> = {
	neutral: "bg-ink-faint",
	brand: "bg-brand",
	good: "bg-good",
	warn: "bg-warn",
	bad: "bg-bad",
};

type BadgeProps = {
	tone?: Tone /** A coloured dot before the words; `pulse` for what is happening now. */;
	dot?: boolean | "pulse";
	children: ReactNode;
	className?: string;
};

export function Badge({ tone = "neutral", dot, children, className }: BadgeProps) {
	return (
		<span className={cn(look({ tone }), className)}>
			{dot && (
				<span
					aria-hidden
					className={cn("size-1.5 shrink-0 rounded-full", dots[tone], dot === "pulse" && "animate-pulse")}
				/>
			)}
			{children}
		</span>
	);
}
