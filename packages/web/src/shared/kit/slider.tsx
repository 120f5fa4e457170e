import { Slider as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";

type SliderProps = {
	label: string;
	hint?: ReactNode;
	value: number;
	min: number;
	max: number;
	step: number;
	/** The value in words, e.g. "300 ms". */
	format: (value: number) => string;
	onValueChange: (value: number) => void;
	error?: string | null | undefined;
	disabled?: boolean;
};

export function Slider({ label, hint, value, min, max, step, format, onValueChange, error, disabled }: SliderProps) {
	const id = useId();
	return (
		<div className="grid gap-2">
			<div className="flex items-baseline justify-between gap-4">
				<span id={id} className="font-medium text-sm">
					{label}
				</span>
				<span className="shrink-0 whitespace-nowrap font-medium text-brand-ink text-sm tabular-nums">
					{format(value)}
				</span>
			</div>
			<Primitive.Root
				value={[value]}
				min={min}
				max={max}
				step={step}
				disabled={disabled ?? false}
				onValueChange={([next]) => next !== undefined && onValueChange(next)}
				className="relative flex h-5 w-full touch-none select-none items-center"
			>
				<Primitive.Track className="relative h-1.5 grow rounded-full bg-line dark:bg-line-strong/60">
					<Primitive.Range className="absolute h-full rounded-full bg-brand" />
				</Primitive.Track>
				<Primitive.Thumb
					aria-labelledby={id}
					aria-valuetext={format(value)}
					className="block size-4.5 rounded-full border-2 border-brand bg-surface shadow-card transition-transform hover:scale-110"
				/>
			</Primitive.Root>
			{hint && <p className="text-ink-faint text-xs leading-relaxed">{hint}</p>}
			{error && <p className="text-bad-ink text-xs">{error}</p>}
		</div>
	);
}
