import type { ReactNode } from "react";
import { useDocumentTitle } from "../../../shared/hooks/use-document-title.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { BrandMark, LanguageSwitch } from "../../../shared/kit/index.ts";
import { accountsText } from "../text.ts";
import { Switchboard } from "./switchboard.tsx";

/** The frame of the pages for people who have not signed in. */
export function PublicFrame({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
	const t = useText(accountsText);
	useDocumentTitle(title);
	return (
		<div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
			<div className="flex flex-col px-5 py-5 sm:px-8">
				<header className="flex items-center justify-between">
					<span className="flex items-center gap-2.5">
						<BrandMark className="size-8" />
						<span className="font-semibold text-lg tracking-tight">Centralita</span>
					</span>
					<fieldset className="flex gap-1">
						<legend className="sr-only">{t("language")}</legend>
						<LanguageSwitch className="text-ink-faint" />
					</fieldset>
				</header>
				<main className="mx-auto grid w-full max-w-sm grow content-center gap-6 py-10">
					<div className="grid gap-1.5">
						<h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
						{lead && <p className="text-ink-soft">{lead}</p>}
					</div>
					{children}
				</main>
			</div>
			<aside aria-hidden className="relative hidden overflow-hidden bg-[#0c4a47] lg:block">
				<Switchboard className="absolute inset-0 size-full" />
				<div className="absolute inset-x-0 bottom-0 h-1/2 bg-linear-to-t from-50% from-[#0c4a47] to-transparent" />
				<p className="absolute inset-x-12 bottom-12 max-w-md font-medium text-2xl text-white leading-snug tracking-tight">
					{t("pitch")}
				</p>
			</aside>
		</div>
	);
}
