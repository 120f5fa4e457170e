import { activateLanguage, useLanguage } from "../i18n/index.ts";
import { cn } from "./class-names.ts";

/** Spanish or English, on the pages of people who have no account. */
export function LanguageSwitch({ className }: { className?: string }) {
	const language = useLanguage();
	return (["es", "en"] as const).map((code) => (
		<button
			key={code}
			type="button"
			lang={code}
			aria-pressed={language === code}
			onClick={() => activateLanguage(code)}
			className={cn(
				"h-8 rounded-lg px-2.5 font-medium text-ink-soft text-xs hover:text-ink aria-pressed:bg-ink/7 aria-pressed:text-ink",
				className,
			)}
		>
			{code === "es" ? "Español" : "English"}
		</button>
	));
}
