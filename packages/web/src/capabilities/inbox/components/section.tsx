import type { ReactNode } from "react";

/** One part of what stands beside a chat. */
export const Section = ({ title, children }: { title: string; children: ReactNode }) => (
	<section className="grid gap-2 px-4 py-3.5">
		<h3 className="font-medium text-ink-faint text-xs">{title}</h3>
		{children}
	</section>
);
