import { Slot } from "radix-ui";
import { type ReactNode, useId } from "react";
import { commonText, useText } from "../i18n/index.ts";
import { cn } from "./class-names.ts";

type FieldProps = {
	label: string;
	hint?: ReactNode;
	error?: string | null | undefined;
	/** Say that it may be left empty. */
	optional?: boolean;
	/** One control: Input, Textarea, Select. It gets its id and descriptions here. */
	children: ReactNode;
	className?: string;
	/** Keep the label for screen readers only. */
	hideLabel?: boolean;
};

/** Joins a control with its label, hint and error. */
export function Field({ label, hint, error, optional, children, className, hideLabel }: FieldProps) {
	const id = useId();
	const t = useText(commonText);
	const describedBy = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(" ");
	return (
		<div className={cn("grid content-start gap-1.5", className)}>
			<label htmlFor={id} className={cn("font-medium text-ink text-sm", hideLabel && "sr-only")}>
				{label}
				{optional && <span className="ml-1.5 font-normal text-ink-faint text-xs">{t("optional")}</span>}
			</label>
			<Slot.Root
				id={id}
				aria-invalid={error ? true : undefined}
				{...(describedBy ? { "aria-describedby": describedBy } : {})}
			>
				{children}
			</Slot.Root>
			{hint && (
				<p id={`${id}-hint`} className="text-ink-faint text-xs leading-relaxed">
					{hint}
				</p>
			)}
			{error && (
				<p id={`${id}-error`} className="text-bad-ink text-xs leading-relaxed">
					{error}
				</p>
			)}
		</div>
	);
}
