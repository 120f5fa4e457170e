import { useId } from "react";
import { commonText, useText } from "../i18n/index.ts";
import { cn } from "./class-names.ts";

type FileFieldProps = {
	label: string;
	accept: string;
	/** Of the file that was chosen. */
	name: string | null;
	error?: string | null;
	onChosen: (file: File) => void;
};

/** A file to be chosen, in the page's language: the browser's own control speaks the browser's. */
export function FileField({ label, accept, name, error, onChosen }: FileFieldProps) {
	const t = useText(commonText);
	const id = useId();
	return (
		<div className="grid content-start gap-1.5">
			<label htmlFor={id} className="font-medium text-ink text-sm">
				{label}
			</label>
			<label
				className={cn(
					"flex cursor-pointer items-center gap-3 rounded-lg border border-line-strong bg-surface p-1 text-sm shadow-card transition-colors hover:border-ink-faint has-focus-visible:outline-2 has-focus-visible:outline-brand",
					error && "border-bad",
				)}
			>
				<input
					id={id}
					type="file"
					accept={accept}
					className="sr-only"
					aria-label={label}
					aria-invalid={error ? true : undefined}
					aria-describedby={error ? `${id}-error` : undefined}
					onChange={(event) => {
						const [chosen] = event.target.files ?? [];
						if (chosen) onChosen(chosen);
					}}
				/>
				<span aria-hidden className="shrink-0 rounded-md bg-ink/7 px-2.5 py-1 font-medium">
					{t("chooseFile")}
				</span>
				<span className={cn("min-w-0 truncate pr-2", name === null && "text-ink-faint")}>{name ?? t("noFile")}</span>
			</label>
			{error && (
				<p id={`${id}-error`} className="text-bad-ink text-xs leading-relaxed">
					{error}
				</p>
			)}
		</div>
	);
}
