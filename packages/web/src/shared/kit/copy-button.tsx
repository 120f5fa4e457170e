import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { commonText, useText } from "../i18n/index.ts";
import { Button, IconButton } from "./button.tsx";

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label, iconOnly }: { text: string; label?: string; iconOnly?: boolean }) {
	const t = useText(commonText);
	const [copied, setCopied] = useState(false);
	useEffect(() => {
		if (!copied) return;
		const timer = setTimeout(() => setCopied(false), 2000);
		return () => clearTimeout(timer);
	}, [copied]);
	const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true));
	const words = copied ? t("copied") : (label ?? t("copy"));
	const icon = copied ? <Check /> : <Copy />;
	if (iconOnly) return <IconButton size="sm" label={words} icon={icon} onClick={() => void copy()} />;
	return (
		<Button onClick={() => void copy()}>
			{icon}
			<span aria-live="polite">{words}</span>
		</Button>
	);
}
