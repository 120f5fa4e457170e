import { useText } from "../../../shared/i18n/index.ts";
import { callsText } from "../text.ts";

const letters: Record<string, string> = {
	2: "ABC",
	3: "DEF",
	4: "GHI",
	5: "JKL",
	6: "MNO",
	7: "PQRS",
	8: "TUV",
	9: "WXYZ",
	0: "+",
};
const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

/** A telephone's keys. */
export function Keypad({
	digits,
	disabled,
	onPress,
}: {
	digits: string;
	disabled: boolean;
	onPress: (digit: string) => void;
}) {
	const t = useText(callsText);
	const names: Record<string, string> = { "*": t("star"), "#": t("hash") };
	return (
		<fieldset className="grid gap-2">
			<legend className="sr-only">{t("keypad")}</legend>
			<div className="grid grid-cols-3 gap-2">
				{keys.map((digit) => (
					<button
						key={digit}
						type="button"
						disabled={disabled}
						aria-label={names[digit]}
						onClick={() => onPress(digit)}
						className="grid h-12 place-content-center justify-items-center rounded-lg border border-line bg-surface leading-none shadow-card transition-colors hover:bg-sunken active:bg-brand-soft disabled:opacity-55 dark:bg-raised dark:hover:bg-line"
					>
						{names[digit] === undefined && <span className="sr-only">{t("keyName")}</span>}
						<span className="font-semibold text-base tabular-nums">{digit}</span>
						{letters[digit] && <span className="mt-0.5 text-[0.625rem] text-ink-faint">{letters[digit]}</span>}
					</button>
				))}
			</div>
			<p aria-live="polite" className="min-h-5 truncate text-center font-mono text-ink-soft text-sm">
				{digits && <span className="sr-only">{t("pressed", { digits })}</span>}
				<span aria-hidden>{digits.slice(-24)}</span>
			</p>
			<p className="text-center text-ink-faint text-xs">{t("keypadHint")}</p>
		</fieldset>
	);
}
