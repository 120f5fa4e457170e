import { useEffect } from "react";
import { useText } from "../i18n/index.ts";
import { Button } from "../kit/index.ts";
import { editingText } from "./editing-text.ts";

type Props = {
	visible: boolean;
	saving: boolean;
	/** On the button that saves. */
	label: string;
	onSave: () => void;
	/** Puts everything back as it was saved. */
	onDiscard?: () => void;
};

/** Says that there is something to save, at the foot of the page; also ⌘S. */
export function SaveBar({ visible, saving, label, onSave, onDiscard }: Props) {
	const t = useText(editingText);
	useEffect(() => {
		if (!visible) return;
		const onKey = (event: KeyboardEvent) => {
			if (event.key.toLowerCase() !== "s" || !(event.metaKey || event.ctrlKey)) return;
			event.preventDefault();
			if (!saving) onSave();
		};
		addEventListener("keydown", onKey);
		return () => removeEventListener("keydown", onKey);
	}, [visible, saving, onSave]);
	if (!visible) return null;
	return (
		<section
			aria-label={t("unsaved")}
			className="sticky bottom-4 z-20 mx-auto flex w-full max-w-xl animate-rise-in items-center justify-between gap-4 rounded-xl border border-line bg-surface py-2.5 pr-2.5 pl-4 shadow-pop dark:bg-raised"
		>
			<p className="font-medium">{t("unsaved")}</p>
			<div className="flex gap-2">
				{onDiscard && (
					<Button variant="ghost" disabled={saving} onClick={onDiscard}>
						{t("discard")}
					</Button>
				)}
				<Button variant="primary" loading={saving} onClick={onSave}>
					{label}
				</Button>
			</div>
		</section>
	);
}
