import { formatDateTime, formatRelative, useLanguage } from "../i18n/index.ts";

type DateTimeProps = { at: string; style?: "short" | "long" | "time" | "date" | "relative"; className?: string };

/** A moment in the reader's zone and language, with the full date on hover. */
export function DateTime({ at, style = "short", className }: DateTimeProps) {
	const language = useLanguage();
	const text = style === "relative" ? formatRelative(at, language, Date.now()) : formatDateTime(at, language, style);
	return (
		<time dateTime={at} title={formatDateTime(at, language, "long")} className={className}>
			{text}
		</time>
	);
}
