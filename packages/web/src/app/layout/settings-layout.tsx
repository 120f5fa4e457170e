import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { useRef } from "react";
import { useCan } from "../../shared/auth/index.ts";
import { useRevealCurrent } from "../../shared/hooks/use-reveal-current.ts";
import { useText } from "../../shared/i18n/index.ts";
import { layoutText } from "./layout-text.ts";
import { settingsNavigation } from "./navigation.ts";

/** Configuration: its pages beside their list. */
export function SettingsLayout() {
	const t = useText(layoutText);
	const can = useCan();
	const row = useRef<HTMLUListElement>(null);
	useRevealCurrent(row, useRouterState({ select: (state) => state.location.pathname }));
	return (
		<div className="mx-auto w-full max-w-6xl xl:grid xl:grid-cols-[15.5rem_minmax(0,1fr)]">
			<nav aria-label={t("settings")} className="min-w-0 px-4 pt-6 sm:px-6 lg:px-8 xl:pt-9 xl:pr-0">
				<ul ref={row} className="-mx-1 flex gap-1 overflow-x-auto px-1 py-1 xl:sticky xl:top-9 xl:grid xl:gap-0.5">
					{settingsNavigation.map((item) => {
						if (item.permission && !can(item.permission)) return null;
						return (
							<li key={item.to} className="shrink-0">
								<Link
									to={item.to}
									className="flex min-h-8 items-center py-1 gap-2.5 rounded-lg px-2.5 text-ink-soft text-sm transition-colors hover:bg-ink/5 hover:text-ink aria-[current=page]:bg-ink/6 aria-[current=page]:font-medium aria-[current=page]:text-ink"
								>
									<item.icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
									{t(item.text)}
								</Link>
							</li>
						);
					})}
				</ul>
			</nav>
			<div className="min-w-0">
				<Outlet />
			</div>
		</div>
	);
}
