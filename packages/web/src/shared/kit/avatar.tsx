import { cn } from "./class-names.ts";

const initials = (name: string): string => {
	const words = name.trim().split(/\s+/u);
	const first = words[0]?.[0] ?? "?";
	const last = words.length > 1 ? (words.at(-1)?.[0] ?? "") : "";
	return `${first}${last}`.toUpperCase();
};

/** The initials of someone; decoration beside the name. */
export const Avatar = ({ name, className }: { name: string; className?: string }) => (
	<span
		aria-hidden
		className={cn(
			"grid size-8 shrink-0 place-items-center rounded-full bg-brand-soft font-semibold text-[0.6875rem] text-brand-ink",
			className,
		)}
	>
		{initials(name)}
	</span>
);
