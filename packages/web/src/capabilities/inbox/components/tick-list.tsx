import { Checkbox } from "../../../shared/kit/index.ts";

type Props<T extends string> = {
	label: string;
	hint?: string;
	options: readonly { value: T; label: string }[];
	ticked: readonly T[];
	onChange: (ticked: T[]) => void;
};

/** Several of a few, by ticking them; nothing where there is nothing to tick. */
export function TickList<T extends string>({ label, hint, options, ticked, onChange }: Props<T>) {
	if (options.length === 0) return null;
	return (
		<fieldset>
			<legend className="mb-1.5 font-medium text-sm">{label}</legend>
			{hint && <p className="mb-2 text-ink-faint text-xs">{hint}</p>}
			<div className="grid max-h-44 gap-2 overflow-y-auto rounded-lg border border-line p-3">
				{options.map(({ value, label: text }) => (
					<Checkbox
						key={value}
						label={text}
						checked={ticked.includes(value)}
						onCheckedChange={(on) => onChange(on ? [...ticked, value] : ticked.filter((one) => one !== value))}
					/>
				))}
			</div>
		</fieldset>
	);
}
