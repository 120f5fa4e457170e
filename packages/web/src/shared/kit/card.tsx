import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

type CardProps = {
	title?: ReactNode;
	description?: ReactNode;
	actions?: ReactNode;
	children?: ReactNode;
	className?: string /** No inner padding: for lists and tables. */;
	flush?: boolean;
};

export function Card({ title, description, actions, children, className, flush }: CardProps) {
	return (
		<section className={cn("min-w-0 overflow-hidden rounded-xl border border-line bg-surface shadow-card", className)}>
			{(title || actions) && (
				<header className={cn("flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4", flush && "pb-3")}>
					<div className={cn("grid gap-0.5", description && "min-w-0 flex-1 basis-64")}>
						{title && <h2 className="font-semibold text-[0.9375rem]">{title}</h2>}
						{description && <p className="text-ink-faint text-sm">{description}</p>}
					</div>
					{actions && <div className="flex items-center gap-2">{actions}</div>}
				</header>
			)}
			<div className={cn(!flush && "p-5", !flush && (title || actions) && "pt-4")}>{children}</div>
		</section>
	);
}
