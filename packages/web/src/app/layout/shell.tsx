import { Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useSession } from "../../shared/auth/index.ts";
import { activateLanguage, useText } from "../../shared/i18n/index.ts";
import { isForbidden } from "../../shared/router/index.ts";
import { PageForbidden } from "../page-states.tsx";
import { layoutText } from "./layout-text.ts";
import { MobileBar } from "./mobile-bar.tsx";
import { Sidebar } from "./sidebar.tsx";
import { useLiveWatch } from "./use-live-watch.ts";
import { useQueueWatch } from "./use-queue-watch.ts";

const CommandPalette = lazy(async () => ({ default: (await import("./command-palette.tsx")).CommandPalette }));

/** Everything around a signed-in page. */
export function Shell() {
	const t = useText(layoutText);
	const { user } = useSession();
	const [palette, setPalette] = useState(false);
	const main = useRef<HTMLElement>(null);
	const path = useRouterState({ select: (state) => state.location.pathname });
	const forbidden = useRouterState({ select: (state) => state.matches.some((match) => isForbidden(match.context)) });
	const firstPath = useRef(path);
	useLiveWatch();
	useQueueWatch();

	useEffect(() => activateLanguage(user.language), [user.language]);
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
			event.preventDefault();
			setPalette((open) => !open);
		};
		addEventListener("keydown", onKey);
		return () => removeEventListener("keydown", onKey);
	}, []);
	useEffect(() => {
		// After a move to another page, reading and tabbing go on from its beginning.
		if (firstPath.current === path) return;
		firstPath.current = path;
		scrollTo(0, 0);
		main.current?.focus({ preventScroll: true });
	}, [path]);

	return (
		<>
			<button
				type="button"
				onClick={() => main.current?.focus()}
				className="-translate-y-20 fixed top-3 left-3 z-80 rounded-lg bg-brand px-4 py-2 font-medium text-on-brand focus:translate-y-0"
			>
				{t("skip")}
			</button>
			<div className="lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
				<Sidebar onSearch={() => setPalette(true)} />
				<MobileBar onSearch={() => setPalette(true)} />
				<main id="main" ref={main} tabIndex={-1} className="min-w-0 outline-none">
					{forbidden ? <PageForbidden /> : <Outlet />}
				</main>
			</div>
			{palette && (
				<Suspense>
					<CommandPalette onClose={() => setPalette(false)} />
				</Suspense>
			)}
		</>
	);
}
