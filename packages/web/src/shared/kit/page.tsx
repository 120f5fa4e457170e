import type { ReactNode } from "react";
import { useDocumentTitle } from "../hooks/use-document-title.ts";
import { cn } from "./class-names.ts";

/** The frame of a page inside the shell. */
export const Page = ({ children, width = "wide" }: { children: ReactNode; width?: "narrow" | "wide" | "full" }) => (
	<div
		className={cn(
			"mx-auto grid w-full content-start gap-6 px-4 py-6 sm:px-6 lg:px-8 lg:py-8",
			{ narrow: "max-w-3xl", wide: "max-w-6xl", full: "max-w-none" }[width],
		)}
	>
		{children}
	</div>
);

type PageHeaderProps = {
	/** Also the document's title, unless that is given. */
	title: string;
	documentTitle?: string;
	description?: ReactNode;
	actions?: ReactNode;
	/** Above the title: where one comes from. */
	back?: ReactNode;
	/** Beside the title: badges. */
	aside?: ReactNode;
};

export function PageHeader({ title, documentTitle, description, actions, back, aside }: PageHeaderProps) {
	useDocumentTitle(documentTitle ?? title);
	return (
		<header className="grid gap-2">
			{back}
			<div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
				<div className="grid min-w-0 gap-1">
					<div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
						<h1 className="min-w-0 break-words font-semibold text-2xl tracking-tight">{title}</h1>
						{aside}
					</div>
					{description && <p className="max-w-prose text-ink-soft text-sm">{description}</p>}
				</div>
				{actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
			</div>
		</header>
	);
}
