import { Link } from "@tanstack/react-router";
import { useCan } from "../../shared/auth/index.ts";
import { useText } from "../../shared/i18n/index.ts";
import { layoutText } from "./layout-text.ts";
import { LiveCount } from "./live-count.tsx";
import { mainNavigation } from "./navigation.ts";
import { QueueCount } from "./queue-count.tsx";

/** The main menu's links, only those of the role. */
export function NavList({ onNavigate }: { onNavigate?: () => void }) {
	const t = useText(layoutText);
	const can = useCan();
	return (
		<nav aria-label={t("navigation")}>
			<ul className="grid gap-0.5">
				{mainNavigation.map((item) => {
					if (item.permission && !can(item.permission)) return null;
					return (
						<li key={item.to}>
							<Link
								to={item.to}
								activeOptions={{ exact: item.to === "/" }}
								{...(onNavigate ? { onClick: onNavigate } : {})}
								className="group flex h-9 items-center gap-3 rounded-lg px-2.5 font-medium text-ink-soft transition-colors hover:bg-ink/5 hover:text-ink aria-[current=page]:bg-brand-soft aria-[current=page]:text-brand-ink"
							>
								<item.icon
									aria-hidden
									className="size-4.5 shrink-0 text-ink-faint group-aria-[current=page]:text-brand-ink"
								/>
								<span className="grow">{t(item.text)}</span>
								{item.to === "/inbox" && <QueueCount />}
								{item.to === "/live" && <LiveCount />}
							</Link>
						</li>
					);
				})}
			</ul>
		</nav>
	);
}
