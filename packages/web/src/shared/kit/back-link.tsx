import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";

/** The look of a link back to the list; put a router `Link` around it: `<Link to="/contacts"><BackLabel>…</BackLabel></Link>`. */
export const BackLabel = ({ children }: { children: ReactNode }) => (
	<span className="inline-flex items-center gap-1.5 text-ink-soft text-sm hover:text-ink">
		<ArrowLeft aria-hidden className="size-4" />
		{children}
	</span>
);
