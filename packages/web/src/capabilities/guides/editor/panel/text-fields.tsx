import type { GuideText, LocalizedText } from "@centralita/contracts";
import { Trash2, Volume2 } from "lucide-react";
import type { ReactNode } from "react";
import { commonText, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Button, cn, IconButton, Input, Textarea } from "../../../../shared/kit/index.ts";
import { useEditor } from "../editor-context.ts";
import { editorText } from "../editor-text.ts";

type WordsProps = {
	label: string;
	/** Inside the guide's definition, for what is wrong with it. */
	path: string;
	words: LocalizedText;
	onChange: (words: LocalizedText) => void;
	/** A line instead of a paragraph. */
	line?: boolean;
	hideLabel?: boolean;
};

/** One text in both languages, side by side. */
export function Words({ label, path, words, onChange, line, hideLabel }: WordsProps) {
	const t = useText(editorText);
	const language = useLanguage();
	const { problems, readOnly } = useEditor();
	const Control = line ? Input : Textarea;
	return (
		<fieldset className="grid min-w-0 gap-1.5">
			<legend className={cn("mb-1 font-medium text-sm", hideLabel && "sr-only")}>{label}</legend>
			<div className="grid grid-cols-2 gap-2">
				{(["es", "en"] as const).map((one) => {
					const wrong = problems.find((problem) => problem.path === `${path}.${one}`);
					return (
						<div key={one} className="grid min-w-0 content-start gap-1 text-ink-faint text-xs">
							<span aria-hidden>{t(one)}</span>
							<Control
								lang={one}
								aria-label={`${label} (${t(one)})`}
								aria-invalid={wrong?.severity === "error" || undefined}
								maxLength={2000}
								readOnly={readOnly}
								value={words[one] ?? ""}
								onChange={(event) => onChange({ ...words, [one]: event.target.value })}
								className={line ? "px-2" : "min-h-16 px-2 py-1.5 leading-snug"}
							/>
							{wrong && (
								<span className={wrong.severity === "error" ? "text-bad-ink" : "text-warn-ink"}>
									{wrong.message[language]}
								</span>
							)}
						</div>
					);
				})}
			</div>
		</fieldset>
	);
}

type TextProps = {
	label: string;
	path: string;
	text: GuideText;
	onChange: (text: GuideText) => void;
	aside?: ReactNode;
};

/** What is shown, and what is said instead where that differs. */
export function TextFields({ label, path, text, onChange, aside }: TextProps) {
	const t = useText(editorText);
	const { readOnly } = useEditor();
	const { spoken } = text;
	return (
		<div className="grid gap-2">
			<div className="flex items-start gap-1">
				<div className="min-w-0 grow">
					<Words
						label={label}
						path={`${path}.shown`}
						words={text.shown}
						onChange={(shown) => onChange({ ...text, shown })}
					/>
				</div>
				{aside}
			</div>
			{spoken ? (
				<>
					<Words
						label={`${t("spoken")}: ${label}`}
						path={`${path}.spoken`}
						words={spoken}
						onChange={(words) => onChange({ ...text, spoken: words })}
					/>
					{!readOnly && (
						<Button size="sm" variant="ghost" className="w-fit" onClick={() => onChange({ shown: text.shown })}>
							<Trash2 aria-hidden />
							{t("sayTheSame")}
						</Button>
					)}
				</>
			) : (
				!readOnly && (
					<Button
						size="sm"
						variant="ghost"
						className="w-fit"
						aria-label={`${t("sayDifferently")}: ${label}`}
						onClick={() => onChange({ ...text, spoken: { ...text.shown } })}
					>
						<Volume2 aria-hidden />
						{t("sayDifferently")}
					</Button>
				)
			)}
		</div>
	);
}

type OptionalProps = Omit<TextProps, "text" | "onChange"> & {
	text: GuideText | undefined;
	onChange: (text: GuideText | undefined) => void;
};

/** A text that a node may do without. */
export function OptionalText({ text, onChange, ...props }: OptionalProps) {
	const t = useText(editorText);
	const { readOnly } = useEditor();
	if (text)
		return (
			<TextFields
				{...props}
				text={text}
				onChange={onChange}
				aside={
					!readOnly && (
						<IconButton
							size="sm"
							label={t("removeText", { what: props.label })}
							icon={<Trash2 />}
							onClick={() => onChange(undefined)}
						/>
					)
				}
			/>
		);
	if (readOnly) return null;
	return (
		<Button size="sm" className="w-fit" onClick={() => onChange({ shown: {} })}>
			{t("addText", { what: props.label })}
		</Button>
	);
}

/** The things of a list, each with a button that takes it away, and one that adds another. */
export function Items<T>({
	title,
	items,
	nameOf,
	addLabel,
	make,
	most,
	onChange,
	children,
}: {
	title: string;
	items: readonly T[];
	nameOf: (number: number) => string;
	addLabel: string;
	make: () => T;
	most: number;
	onChange: (items: T[]) => void;
	children: (item: T, index: number, change: (item: T) => void) => ReactNode;
}) {
	const common = useText(commonText);
	const { readOnly } = useEditor();
	return (
		<section aria-label={title} className="grid gap-3">
			<h3 className="font-medium text-sm">{title}</h3>
			{items.map((item, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: the things have no names, and their fields hold no state
				<div key={index} className="grid gap-2 rounded-lg border border-line p-3">
					<div className="flex items-center justify-between gap-2">
						<p className="font-medium text-ink-soft text-xs">{nameOf(index + 1)}</p>
						{!readOnly && (
							<IconButton
								size="sm"
								label={`${common("remove")}: ${nameOf(index + 1)}`}
								icon={<Trash2 />}
								onClick={() => onChange(items.filter((_, other) => other !== index))}
							/>
						)}
					</div>
					{children(item, index, (changed) =>
						onChange(items.map((other, place) => (place === index ? changed : other))),
					)}
				</div>
			))}
			{!readOnly && items.length < most && (
				<Button size="sm" className="w-fit" onClick={() => onChange([...items, make()])}>
					{addLabel}
				</Button>
			)}
		</section>
	);
}
