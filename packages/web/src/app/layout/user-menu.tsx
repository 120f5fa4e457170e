import type { Language } from "@centralita/contracts";
import { useNavigate } from "@tanstack/react-router";
import { ChevronsUpDown, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { useSession } from "../../shared/auth/index.ts";
import { activateLanguage, useLanguage, useText } from "../../shared/i18n/index.ts";
import { Avatar, DropdownMenu, MenuItem, MenuLabel, MenuRadioGroup, MenuSeparator } from "../../shared/kit/index.ts";
import { setTheme, useTheme } from "../theme/theme.ts";
import { layoutText } from "./layout-text.ts";
import { useSaveLanguage, useSignOut } from "./use-account.ts";

export function UserMenu() {
	const t = useText(layoutText);
	const { user } = useSession();
	const language = useLanguage();
	const theme = useTheme();
	const navigate = useNavigate();
	const signOut = useSignOut();
	const saveLanguage = useSaveLanguage();
	const chooseLanguage = (next: Language) => {
		activateLanguage(next);
		saveLanguage.mutate(next);
	};
	return (
		<DropdownMenu
			align="start"
			side="top"
			trigger={
				<button
					type="button"
					className="flex w-full items-center gap-2.5 rounded-lg p-2 text-left transition-colors hover:bg-ink/5 data-[state=open]:bg-ink/5"
				>
					<Avatar name={user.name} />
					<span className="grid min-w-0 grow leading-tight">
						<span className="truncate font-medium">{user.name}</span>
						<span className="truncate text-ink-faint text-xs">{t(`role.${user.role}`)}</span>
					</span>
					<span className="sr-only">{t("account")}</span>
					<ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
				</button>
			}
		>
			<MenuItem onSelect={() => void navigate({ to: "/settings/profile" })}>
				<UserRound />
				{t("profile")}
			</MenuItem>
			<MenuSeparator />
			<MenuLabel>{t("theme")}</MenuLabel>
			<MenuRadioGroup
				value={theme}
				onValueChange={setTheme}
				options={[
					{ value: "system", label: t("theme.system"), icon: <Monitor /> },
					{ value: "light", label: t("theme.light"), icon: <Sun /> },
					{ value: "dark", label: t("theme.dark"), icon: <Moon /> },
				]}
			/>
			<MenuSeparator />
			<MenuLabel>{t("language")}</MenuLabel>
			<MenuRadioGroup
				value={language}
				onValueChange={chooseLanguage}
				options={[
					{ value: "es", label: "Español" },
					{ value: "en", label: "English" },
				]}
			/>
			<MenuSeparator />
			<MenuItem onSelect={() => signOut.mutate()}>
				<LogOut />
				{t("signOut")}
			</MenuItem>
		</DropdownMenu>
	);
}
