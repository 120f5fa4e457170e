import { Check } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";

type CheckboxProps = {
	label: ReactNode;
	hint?: ReactNode;
	checked: boolean;
	onCheckedChange: (checked: boolean) => void;
	disabled?: boolean;
};

export function Checkbox({ label, hint, checked, onCheckedChange, disabled }: CheckboxProps) {
	const id = useId();
	return (
		<div className="flex items-start gap-2.5">
			<Primitive.Root
				id={id}
				checked={checked}
				disabled={disabled ?? false}
				onCheckedChange={(next) => onCheckedChange(next === true)}
				{...(hint ? { "aria-describedby": `${id}-hint` } : {})}
				className="mt-0.5 grid size-4.5 shrink-0 place-items-center rounded-[5px] border border-line-strong bg-surface text-on-brand transition-colors data-[state=checked]:border-brand data-[state=checked]:bg-brand"
			>
				<Primitive.Indicator>
					<Check aria-hidden className="size-3.5" strokeWidth={3} />
				</Primitive.Indicator>
			</Primitive.Root>
			<div className="grid min-w-0 gap-0.5">
				<label htmlFor={id} className="text-sm">
					{label}
				</label>
				{hint && (
					<p id={`${id}-hint`} className="text-ink-faint text-xs">
						{hint}
					</p>
				)}
			</div>
		</div>
	);
}
