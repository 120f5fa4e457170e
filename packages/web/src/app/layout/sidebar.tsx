import { Link } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useText } from "../../shared/i18n/index.ts";
import { Brand, Kbd } from "../../shared/kit/index.ts";
import { layoutText } from "./layout-text.ts";
import { NavList } from "./nav-list.tsx";
import { UserMenu } from "./user-menu.tsx";

const isApple = /mac|iphone|ipad/i.test(navigator.userAgent);

/** The menu of wide screens. */
export function Sidebar({ onSearch }: { onSearch: () => void }) {
	const t = useText(layoutText);
	return (
		<header className="sticky top-0 z-30 hidden h-dvh flex-col gap-4 border-line border-r bg-sunken/60 px-3 pt-4 pb-3 lg:flex">
			<Link to="/" className="w-fit rounded-lg px-2 py-1">
				<Brand />
			</Link>
			<button
				type="button"
				onClick={onSearch}
				className="flex h-9 items-center gap-2.5 rounded-lg border border-line bg-surface px-2.5 text-ink-faint text-sm shadow-card transition-colors hover:text-ink"
			>
				<Search aria-hidden className="size-4" />
				<span className="grow text-left">{t("searchOrGo")}</span>
				<Kbd>{isApple ? "⌘K" : "Ctrl K"}</Kbd>
			</button>
			<div className="min-h-0 grow overflow-y-auto">
				<NavList />
			</div>
			<UserMenu />
		</header>
	);
}
