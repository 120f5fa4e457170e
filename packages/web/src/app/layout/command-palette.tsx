import { useNavigate } from "@tanstack/react-router";
import { Command } from "cmdk";
import { Languages, LogOut, Moon, PhoneCall, Search, Sun } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { useCan } from "../../shared/auth/index.ts";
import { activateLanguage, useLanguage, useText } from "../../shared/i18n/index.ts";
import { setTheme } from "../theme/theme.ts";
import { layoutText } from "./layout-text.ts";
import { mainNavigation, settingsNavigation } from "./navigation.ts";
import { useSaveLanguage, useSignOut } from "./use-account.ts";

const itemLook =
	"flex cursor-default items-center gap-3 rounded-lg px-3 py-2 text-sm data-[selected=true]:bg-brand-soft data-[selected=true]:text-brand-ink [&_svg]:size-4 [&_svg]:text-ink-faint";
const groupLook =
	"px-2 pb-2 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:text-xs";

/** ⌘K: every page and a few actions, by typing. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
	const t = useText(layoutText);
	const can = useCan();
	const navigate = useNavigate();
	const language = useLanguage();
	const signOut = useSignOut();
	const saveLanguage = useSaveLanguage();
	const run = (deed: () => void) => () => {
		onClose();
		deed();
	};
	const item = (label: string, icon: ReactNode, deed: () => void) => (
		<Command.Item key={label} value={label} onSelect={run(deed)} className={itemLook}>
			{icon}
			{label}
		</Command.Item>
	);
	const other = language === "es" ? "en" : "es";
	const pages = [...mainNavigation.filter((page) => page.to !== "/settings"), ...settingsNavigation];
	return (
		<Dialog.Root open onOpenChange={(open) => !open && onClose()}>
			<Dialog.Portal>
				<div className="fixed inset-0 z-40 animate-fade-in bg-veil" />
				<Dialog.Content
					aria-modal
					aria-describedby={undefined}
					className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 animate-rise-in overflow-hidden rounded-2xl border border-line bg-surface shadow-pop outline-none dark:bg-raised"
				>
					<Dialog.Title className="sr-only">{t("palette")}</Dialog.Title>
					<Command label={t("palette")} loop>
						<div className="flex items-center gap-3 border-line border-b px-4">
							<Search aria-hidden className="size-4 text-ink-faint" />
							<Command.Input
								autoFocus
								placeholder={t("paletteHint")}
								className="h-12 grow bg-transparent text-base outline-none"
							/>
						</div>
						<Command.List label={t("palette")} className="max-h-[min(24rem,60vh)] overflow-y-auto py-2">
							<Command.Empty className="px-4 py-8 text-center text-ink-faint">{t("paletteEmpty")}</Command.Empty>
							<Command.Group heading={t("goTo")} className={groupLook}>
								{pages.map(
									(page) =>
										(!page.permission || can(page.permission)) &&
										item(t(page.text), <page.icon aria-hidden />, () => void navigate({ to: page.to })),
								)}
							</Command.Group>
							<Command.Group heading={t("actions")} className={groupLook}>
								{can("calls:simulate") &&
									item(t("callAssistant"), <PhoneCall aria-hidden />, () => void navigate({ to: "/simulator" }))}
								{item(`${t("theme")}: ${t("theme.light")}`, <Sun aria-hidden />, () => setTheme("light"))}
								{item(`${t("theme")}: ${t("theme.dark")}`, <Moon aria-hidden />, () => setTheme("dark"))}
								{item(`${t("language")}: ${other === "es" ? "Español" : "English"}`, <Languages aria-hidden />, () => {
									activateLanguage(other);
									saveLanguage.mutate(other);
								})}
								{item(t("signOut"), <LogOut aria-hidden />, () => signOut.mutate())}
							</Command.Group>
						</Command.List>
					</Command>
				</Dialog.Content>
			</Dialog.Portal>
		</Dialog.Root>
	);
}
