import { useText } from "../../../shared/i18n/index.ts";
import { cn } from "../../../shared/kit/index.ts";
import { passwordStrength } from "../password-strength.ts";
import { accountsText } from "../text.ts";

const colours = ["bg-bad", "bg-bad", "bg-warn", "bg-good", "bg-good"];

/** Four bars and a word; its room is kept while the password is empty. */
export function StrengthMeter({ password, about }: { password: string; about: readonly string[] }) {
	const t = useText(accountsText);
	const strength = passwordStrength(password, about);
	return (
		<div
			role="status"
			aria-label={t("strength")}
			className={cn("flex items-center gap-3", password === "" && "invisible")}
		>
			<span aria-hidden className="grid grow grid-cols-4 gap-1">
				{[1, 2, 3, 4].map((bar) => (
					<span
						key={bar}
						className={cn("h-1 rounded-full bg-line", bar <= Math.max(1, strength) && colours[strength])}
					/>
				))}
			</span>
			<span className="w-28 text-right text-ink-soft text-xs">{t(`strength.${strength}`)}</span>
		</div>
	);
}
