import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import type { InboxSearch } from "../search.ts";

/** Above what stands beside an open chat or ticket; on a narrow screen with the way back to it. */
export function SideHeader({ title, back, search }: { title: string; back: string; search: InboxSearch }) {
	const { details: _shown, ...opened } = search;
	return (
		<header className="flex items-center gap-2 border-line border-b px-4 py-3">
			<Link to="/inbox" search={opened} aria-label={back} className="rounded-lg p-1.5 hover:bg-ink/6 xl:hidden">
				<ArrowLeft aria-hidden className="size-5" />
			</Link>
			<h2 className="font-semibold text-[0.9375rem]">{title}</h2>
		</header>
	);
}
