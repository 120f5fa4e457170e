import { Link } from "@tanstack/react-router";
import { Menu, Search, X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { useText } from "../../shared/i18n/index.ts";
import { Brand, IconButton } from "../../shared/kit/index.ts";
import { layoutText } from "./layout-text.ts";
import { NavList } from "./nav-list.tsx";
import { UserMenu } from "./user-menu.tsx";

/** The bar of narrow screens, with the menu in a drawer. */
export function MobileBar({ onSearch }: { onSearch: () => void }) {
	const t = useText(layoutText);
	const [open, setOpen] = useState(false);
	return (
		<header className="sticky top-0 z-30 flex h-14 items-center justify-between border-line border-b bg-canvas/95 px-3 backdrop-blur lg:hidden">
			<Dialog.Root open={open} onOpenChange={setOpen}>
				<Dialog.Trigger asChild>
					<IconButton label={t("openNavigation")} icon={<Menu />} />
				</Dialog.Trigger>
				<Dialog.Portal>
					<div className="fixed inset-0 z-40 animate-fade-in bg-veil lg:hidden" />
					<Dialog.Content
						aria-modal
						aria-describedby={undefined}
						className="fixed inset-y-0 left-0 z-50 flex w-72 animate-slide-in flex-col gap-4 border-line border-r bg-canvas p-3 shadow-pop outline-none lg:hidden"
					>
						<div className="flex items-center justify-between pl-2">
							<Dialog.Title>
								<Brand />
							</Dialog.Title>
							<Dialog.Close asChild>
								<IconButton label={t("closeNavigation")} icon={<X />} />
							</Dialog.Close>
						</div>
						<div className="grow overflow-y-auto">
							<NavList onNavigate={() => setOpen(false)} />
						</div>
						<UserMenu />
					</Dialog.Content>
				</Dialog.Portal>
			</Dialog.Root>
			<Link to="/" className="rounded-lg px-2 py-1">
				<Brand />
			</Link>
			<IconButton label={t("searchOrGo")} icon={<Search />} onClick={onSearch} />
		</header>
	);
}
