import { Switch as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";

type SwitchProps = {
	label: string;
	hint?: ReactNode;
	checked: boolean;
	onCheckedChange: (checked: boolean) => void;
	disabled?: boolean | undefined;
};

/** A setting that applies by itself, with its label on the left. */
export function Switch({ label, hint, checked, onCheckedChange, disabled }: SwitchProps) {
	const id = useId();
	return (
		<div className="flex items-start justify-between gap-4">
			<div className="grid gap-0.5">
				<label htmlFor={id} className="font-medium text-sm">
					{label}
				</label>
				{hint && (
					<p id={`${id}-hint`} className="text-ink-faint text-xs leading-relaxed">
						{hint}
					</p>
				)}
			</div>
			<Primitive.Root
				id={id}
				checked={checked}
				onCheckedChange={onCheckedChange}
				disabled={disabled ?? false}
				{...(hint ? { "aria-describedby": `${id}-hint` } : {})}
				className="relative mt-0.5 h-5.5 w-9.5 shrink-0 rounded-full bg-line-strong transition-colors disabled:opacity-55 data-[state=checked]:bg-brand"
			>
				<Primitive.Thumb className="block size-4.5 translate-x-0.5 rounded-full bg-surface shadow-card transition-transform data-[state=checked]:translate-x-4.5" />
			</Primitive.Root>
		</div>
	);
}
