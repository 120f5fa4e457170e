import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

const box =
	"w-full rounded-lg border border-line-strong bg-surface text-ink text-sm shadow-card transition-colors hover:border-ink-faint focus-visible:border-brand focus-visible:outline-offset-0 aria-invalid:border-bad disabled:bg-sunken disabled:text-ink-faint [&[readonly]]:bg-sunken";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
	return <input type={type} className={cn(box, "h-9 px-3", className)} {...props} />;
}

export function Textarea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
	return (
		<textarea
			rows={rows}
			className={cn(box, "field-sizing-content min-h-20 px-3 py-2 leading-relaxed", className)}
			{...props}
		/>
	);
}

export type Option<T extends string = string> = { value: T; label: string; disabled?: boolean };

type SelectProps<T extends string> = Omit<ComponentProps<"select">, "value" | "onChange" | "children"> & {
	value: T;
	options: readonly Option<T>[];
	onValueChange: (value: T) => void;
};

/** The platform's own list: it is what phones and screen readers handle best. */
export function Select<T extends string>({ value, options, onValueChange, className, ...props }: SelectProps<T>) {
	return (
		<span className={cn("relative inline-flex w-full", className)}>
			<select
				value={value}
				onChange={(event) => {
					const chosen = options.find((option) => option.value === event.target.value);
					if (chosen) onValueChange(chosen.value);
				}}
				className={cn(box, "h-9 appearance-none truncate pr-9 pl-3")}
				{...props}
			>
				{options.map((option) => (
					<option key={option.value} value={option.value} disabled={option.disabled}>
						{option.label}
					</option>
				))}
			</select>
			<ChevronDown
				aria-hidden
				className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-faint"
			/>
		</span>
	);
}
